"""Dateline reads news reporting on diplomacy and keeps what it describes as a cited record."""

__version__ = "0.1.0"
