"""The windows that ask or tell something over the main one."""
