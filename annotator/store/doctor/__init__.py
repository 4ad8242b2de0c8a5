"""The doctor: what must hold in a project, rule by rule."""
