"""What operations are held against: numpy, scipy and brute force, never this library.

Declarations name these in `op.like(...)`. Images arrive as numpy arrays, parameters by name; a result may have any
dtype: the test stores it the way the contract says (half to even, saturating) before it compares.
"""

import numpy as np
from filter_referees import *
from fourier_referees import *
from image_referees import *
from segmentation_referees import *
from threshold_referees import *
