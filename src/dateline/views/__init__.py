"""Claims of a record → what it shows. Pure: no database, no clock; the same claims give the same view."""

from dateline.views.assembling import view_of, views_at
from dateline.views.properties import Context

__all__ = ["Context", "view_of", "views_at"]
