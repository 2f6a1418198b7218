"""What pyclesperanto keeps under this name."""

from ._operations import clahe

__all__ = ["clahe"]
