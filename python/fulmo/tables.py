"""Tables: what operations that measure give."""

from .errors import UnsupportedError


class Table(dict):
    """Columns by name, each an array of numpy with one number for each row; a dict, so pandas and napari take it."""

    def to_pandas(self):
        """The table as a pandas.DataFrame."""
        try:
            from pandas import DataFrame
        except ImportError:
            raise UnsupportedError("to_pandas needs pandas; install it with: pip install pandas") from None
        return DataFrame(self)

    def _repr_html_(self):
        try:
            return self.to_pandas()._repr_html_()
        except UnsupportedError:
            return None
