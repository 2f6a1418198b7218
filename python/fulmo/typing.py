"""Types that signatures are written with."""

from collections.abc import Sequence
from typing import Any, Union

import numpy as np

from .arrays import Image
from .devices import Device

ArrayLike = Union[Image, np.ndarray, Sequence[Any], float]
DeviceLike = Union[str, Device, None]
PerAxis = Union[float, Sequence[float], None]
Spacing = Union[str, float, Sequence[float], None]
