"""The types of statements and rows whose columns are not spelled out."""

from typing import Any

from sqlalchemy import Row, Select

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
