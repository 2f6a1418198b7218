# Emitted from the declarations in src/operations by tools/emit.cpp; ./run docs writes it anew.
"""Every operation as a function. `import fulmo` has them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .arrays import Image
from .calls import call, renamed
from .errors import deprecated
from .typing import ArrayLike, DeviceLike, PerAxis, Spacing


@renamed(source="input_image", destination="output_image")
def absolute(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Absolute value of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``|x|``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.absolute(signed)
    """
    return call("absolute", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def absolute_difference(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Distance between two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``|x - y|``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.absolute_difference(image, smooth)
    """
    return call("absolute_difference", locals())


@renamed(source="input_image", destination="output_image")
def acos(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Inverse cosine of each pixel, in radians; NaN beyond -1 ... 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``arccos(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import unit
    >>> fulmo.acos(unit)
    """
    return call("acos", locals())


@renamed(source="input_image", destination="output_image")
def add_image_and_scalar(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Add a number to each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x + scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.add_image_and_scalar(image, scalar=100)
    """
    return call("add_image_and_scalar", locals())


@renamed(summand1="input_image0", summand2="input_image1", destination="output_image")
def add_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Add two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x + y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.add_images(image, smooth)
    """
    return call("add_images", locals())


@renamed(summand1="input_image0", summand2="input_image1", destination="output_image")
def add_images_weighted(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    factor1: float = 1,
    factor2: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Add two images, each times its factor.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    factor1 : float, optional
        Factor of the first image.
    factor2 : float, optional
        Factor of the second image.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``factor1 * x + factor2 * y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.add_images_weighted(image, smooth)
    """
    return call("add_images_weighted", locals())


@renamed(source="input_image", destination="output_image", transform="transform_matrix", linear_interpolation="interpolate", auto_size="resize")
def affine_transform(
    input_image: ArrayLike,
    output_image: Image | None = None,
    transform_matrix: Sequence[float] | None = None,
    interpolate: bool = False,
    resize: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Move an image by an affine map, given as a matrix.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
    is that of the result.

    Parameters
    ----------
    input_image : ArrayLike
        Image to move.
    output_image : Image | None, optional
        Image to write the result into.
    transform_matrix : Sequence[float] | None, optional
        4 x 4 numbers, or 3 x 3 in the plane, that take x, y, z of the image to x, y, z of the
        result, row after row; an AffineTransform or an array too. Absent: nothing moves.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    resize : bool, optional
        Whether the result is as large as the transformed image, else as the image.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(M p) = in(p), with p = (x, y, z, 1)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.affine_transform(image, transform_matrix=[1, 0.3, -20, 0, 1, 0, 0, 0, 1], interpolate=True)
    """
    return call("affine_transform", locals())


@renamed(source="input_image", destination="output_image")
def affine_transform_deskew(
    input_image: ArrayLike,
    output_image: Image | None = None,
    transform_matrix: Sequence[float] | None = None,
    deskew_angle: float = 0,
    voxel_size: Sequence[float] | None = None,
    deskew_direction: str = "x",
    resize: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Straighten a stack of tilted planes, with the size that a matrix gives.

    Values are interpolated along the normals of the planes between the two nearest planes, and in
    each of them along the scan (orthogonal interpolation). Integers are rounded.

    Parameters
    ----------
    input_image : ArrayLike
        Stack as taken: z counts the planes.
    output_image : Image | None, optional
        Image to write the result into.
    transform_matrix : Sequence[float] | None, optional
        4 x 4 numbers; with resize the result is as large as the image moved by it.
    deskew_angle : float, optional
        Angle between the planes and the stage; must be given.
        (in degrees; from 0 to 90)
    voxel_size : Sequence[float] | None, optional
        Size of a voxel as (z, y, x); (1, 1, 1) unless given.
    deskew_direction : str, optional
        Axis along which the planes follow each other.
        (one of "x", "y")
    resize : bool, optional
        Whether the result has the size that the matrix gives, else that of the image.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``deskew_x or deskew_y; the matrix says how large the result is``

    Border: zero.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.affine_transform_deskew(stack, deskew_angle=30)
    """
    return call("affine_transform_deskew", locals())


@renamed(source1="input_image0", source2="input_image1")
def array_equal(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    device: DeviceLike = None,
) -> Any:
    """Whether two images have the same shape and the same pixels.

    Pixels are compared by value, whatever their dtypes; NaN equals nothing.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    bool

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x.shape = y.shape and x[p] = y[p] for all p``

    Border: none: only pixels of the image count.

    Source: numpy.array_equal

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.array_equal(image, image[::-1])
    """
    return call("array_equal", locals())


@renamed(destination="output_image")
def artificial_tissue(
    width: int = 256,
    height: int = 256,
    depth: int = 1,
    delta_x: float = 10,
    delta_y: float = 10,
    delta_z: float = 0,
    sigma_x: float = 3,
    sigma_y: float = 3,
    sigma_z: float = 0,
    device: DeviceLike = None,
    *,
    output_image: Image | None = None,
    delta: PerAxis = None,
    sigma: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Make an image of labels like cells of a tissue.

    Centres of cells stand on a grid and are moved by chance, the same in every call; each pixel
    belongs to the nearest centre.

    Parameters
    ----------
    width : int, optional
        Size along x.
        (in pixels; from 1 to 2147483647)
    height : int, optional
        Size along y.
        (in pixels; from 1 to 2147483647)
    depth : int, optional
        Size along z.
        (in pixels; from 1 to 2147483647)
    delta_x : float, optional
        Distance of centres along x; at least 1, but in a flat image.
        (in pixels; from 0 to 1000000000)
    delta_y : float, optional
        Distance of centres along y; at least 1, but in a flat image.
        (in pixels; from 0 to 1000000000)
    delta_z : float, optional
        Distance of centres along z; at least 1, but in a flat image.
        (in pixels; from 0 to 1000000000)
    sigma_x : float, optional
        Standard deviation of the way that centres are moved along x.
        (in pixels; from 0 to 1000000)
    sigma_y : float, optional
        Standard deviation of the way that centres are moved along y.
        (in pixels; from 0 to 1000000)
    sigma_z : float, optional
        Standard deviation of the way that centres are moved along z.
        (in pixels; from 0 to 1000000)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.
    delta : number or (z, y, x), optional
        The same for all axes, or one for each.
    sigma : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        uint32 labels; shape: (22, 31) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmin over l of |p - c[l]|, c[l] = round(grid point l + sigma * n), n normally
    distributed``

    Border: a centre that chance moves out of the image stays at its edge.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> fulmo.artificial_tissue(width=128, height=128)
    """
    return call("artificial_tissue", locals())


@renamed(source="input_image", destination="output_image")
def asin(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Inverse sine of each pixel, in radians; NaN beyond -1 ... 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``arcsin(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import unit
    >>> fulmo.asin(unit)
    """
    return call("asin", locals())


@renamed(source="input_image", destination="output_image")
def atan(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Inverse tangent of each pixel, in radians.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``arctan(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.atan(signed / 20)
    """
    return call("atan", locals())


@renamed(y="input_image0", x="input_image1", destination="output_image")
def atan2(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Angle of the vector whose y is the first image and x the second, in radians, from -pi to pi.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``arctan2(y, x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed, smooth
    >>> fulmo.atan2(signed, smooth)
    """
    return call("atan2", locals())


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def average_distance_of_n_far_off_distances(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use mean_distance_n_farthest_neighbors."""
    arguments = locals()
    deprecated("average_distance_of_n_far_off_distances", "mean_distance_n_farthest_neighbors")
    return call("mean_distance_n_farthest_neighbors", arguments)


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def average_distance_of_n_nearest_distances(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use mean_distance_n_nearest_neighbors."""
    arguments = locals()
    deprecated("average_distance_of_n_nearest_distances", "mean_distance_n_nearest_neighbors")
    return call("mean_distance_n_nearest_neighbors", arguments)


@renamed(distance_matrix="input_image_distance_matrix", touch_matrix="input_image_touch_matrix", distancelist_destination="output_image_index_list", destination="output_image_index_list")
def average_distance_touching_neighbors(
    input_image_distance_matrix: ArrayLike,
    input_image_touch_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use mean_distance_touching_neighbors."""
    arguments = locals()
    deprecated("average_distance_touching_neighbors", "mean_distance_touching_neighbors")
    return call("mean_distance_touching_neighbors", arguments)


@renamed(operand1="input_image0", operand2="input_image1", destination="output_image")
def binary_and(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where both images are set, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x and y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.binary_and(mask, other_mask)
    """
    return call("binary_and", locals())


@renamed(source="input_image", destination="output_image")
def binary_closing(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Dilation, then erosion: fills gaps smaller than the neighbourhood.

    Every value but 0 is foreground; the result is 0 and 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``erode(dilate(x))``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.binary_closing(fulmo.greater(image, smooth), radius=2)
    """
    return call("binary_closing", locals())


@renamed(source="input_image", destination="output_image")
def binary_dilate(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Add pixels that have foreground in their neighbourhood.

    Every value but 0 is foreground; the result is 0 and 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over |d| <= radius of x[p + d] != 0``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.binary_dilate(mask, radius=3)
    """
    return call("binary_dilate", locals())


@renamed(source="input_image", destination="output_image")
def binary_edge_detection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Foreground pixels with a background pixel on a face.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x and not erode(x)``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.binary_edge_detection(mask)
    """
    return call("binary_edge_detection", locals())


@renamed(source="input_image", destination="output_image")
def binary_erode(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Keep foreground pixels whose whole neighbourhood is foreground.

    Every value but 0 is foreground; the result is 0 and 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over |d| <= radius of x[p + d] != 0``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.binary_erode(mask, radius=3)
    """
    return call("binary_erode", locals())


@renamed(source="input_image", destination="output_image")
def binary_infsup(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Foreground wherever no line through a pixel is free of foreground: fills dents.

    Over the 4 lines of 3 pixels through each pixel, in 3D the 9 planes of 3 x 3. Every value but 0
    is foreground.

    Parameters
    ----------
    input_image : ArrayLike
        Mask.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over lines of max over the line of x != 0``

    Border: outside is background.

    Source: Marquez-Neila et al. 2014, doi:10.1109/TPAMI.2013.106

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.binary_infsup(fulmo.greater(image, smooth))
    """
    return call("binary_infsup", locals())


@renamed(source="input_image", destination="output_image")
def binary_not(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel is 0, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x == 0``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.binary_not(mask)
    """
    return call("binary_not", locals())


@renamed(source="input_image", destination="output_image")
def binary_opening(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Erosion, then dilation: removes foreground smaller than the neighbourhood.

    Every value but 0 is foreground; the result is 0 and 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilate(erode(x))``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.binary_opening(fulmo.greater(image, smooth), radius=2)
    """
    return call("binary_opening", locals())


@renamed(operand1="input_image0", operand2="input_image1", destination="output_image")
def binary_or(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where one of two images is set, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x or y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.binary_or(mask, other_mask)
    """
    return call("binary_or", locals())


@renamed(minuend="input_image0", subtrahend="input_image1", destination="output_image")
def binary_subtract(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where the first image is set and the second is not, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x and not y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.binary_subtract(mask, other_mask)
    """
    return call("binary_subtract", locals())


@renamed(source="input_image", destination="output_image")
def binary_supinf(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Foreground wherever some line through a pixel is all foreground: cuts bumps.

    Over the 4 lines of 3 pixels through each pixel, in 3D the 9 planes of 3 x 3. Every value but 0
    is foreground.

    Parameters
    ----------
    input_image : ArrayLike
        Mask.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over lines of min over the line of x != 0``

    Border: outside is background.

    Source: Marquez-Neila et al. 2014, doi:10.1109/TPAMI.2013.106

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.binary_supinf(fulmo.greater(image, smooth))
    """
    return call("binary_supinf", locals())


@renamed(operand1="input_image0", operand2="input_image1", destination="output_image")
def binary_xor(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where exactly one of two images is set, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x xor y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.binary_xor(mask, other_mask)
    """
    return call("binary_xor", locals())


@renamed(destination="output_image")
def block_enumerate(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    blocksize: int = 256,
    device: DeviceLike = None,
) -> Image:
    """Number the pixels of a row that are 1, in blocks.

    A pixel's number is the sum of the blocks before its own, which the second image tells, and of
    the pixels of its block up to it.

    Parameters
    ----------
    input_image0 : ArrayLike
        Rows of 0 and 1.
    input_image1 : ArrayLike
        Sum of each block of a row; more are left out.
    output_image : Image | None, optional
        Image to write the result into.
    blocksize : int, optional
        Pixels of a block.
        (from 1 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (7,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of sums[k] over k < b + sum of x[j] over j = b * blocksize ... i if x[i] != 0
    else 0, b = i // blocksize``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> fulmo.block_enumerate([1, 0, 1, 1, 0, 1, 1], [2, 2, 1], blocksize=3)
    """
    return call("block_enumerate", locals())


@renamed(source="input_image", destination="output_image")
def bottom_hat(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """What a closing fills: dark structures smaller than the neighbourhood.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``closing(x) - x``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.bottom_hat(image, radius=12)
    """
    return call("bottom_hat", locals())


@renamed(source="input_image", destination="output_image")
def bottom_hat_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use bottom_hat(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("bottom_hat_box", "bottom_hat(connectivity='box')")
    return call("bottom_hat", arguments)


@renamed(source="input_image", destination="output_image")
def bottom_hat_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use bottom_hat(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("bottom_hat_sphere", "bottom_hat(connectivity='sphere')")
    return call("bottom_hat", arguments)


@renamed(source="input_image")
def bounding_box(
    input_image: ArrayLike,
    device: DeviceLike = None,
) -> Any:
    """The smallest box that has every pixel that is not 0.

    NaN where there is none.

    Parameters
    ----------
    input_image : ArrayLike
        Mask; whatever is not 0 counts.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    six numbers: least x, y, z, greatest x, y, z, both ends included; a row for each frame of a
    batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min and max of p over all p with x[p] != 0``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.bounding_box(image)
    """
    return call("bounding_box", locals())


@renamed(source="input_image", destination="output_image")
def ceil(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Smallest whole number not below each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``ceil(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.ceil(signed / 25)
    """
    return call("ceil", locals())


@renamed(source="input_image")
def center_of_mass(
    input_image: ArrayLike,
    device: DeviceLike = None,
) -> Any:
    """The mean position of all pixels, weighted by their values.

    NaN where the values add up to 0 or are not all finite.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    three numbers: x, y, z; a row for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of x * position / sum of x``

    Border: none: only pixels of the image count.

    Source: scipy.ndimage.center_of_mass

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.center_of_mass(image)
    """
    return call("center_of_mass", locals())


@renamed(labels="label_image", source="label_image", pointlist_destination="centroids_coordinates", destination="centroids_coordinates")
def centroids_of_background_and_labels(
    label_image: ArrayLike,
    centroids_coordinates: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The same as centroids_of_labels(include_background=True)."""
    arguments = locals() | {"include_background": True}
    return call("centroids_of_labels", arguments)


@renamed(labels="label_image", source="label_image", pointlist_destination="centroids_coordinates", destination="centroids_coordinates")
def centroids_of_labels(
    label_image: ArrayLike,
    centroids_coordinates: Image | None = None,
    include_background: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Mean position of the pixels of each label, as a list of points.

    Column l - 1 is for label l: x, y and, in a stack of several planes, z. With the background
    column l is for label l. NaN for a number that no pixel has.

    Parameters
    ----------
    label_image : ArrayLike
        Label image.
        (whole numbers)
    centroids_coordinates : Image | None, optional
        Image to write the result into.
    include_background : bool, optional
        A column for the background, in front.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (3, 36) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of positions / number of pixels``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: skimage.measure.regionprops

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.centroids_of_labels(labels)
    """
    return call("centroids_of_labels", locals())


@renamed(source="input_image", destination="output_image")
def circular_shift(
    input_image: ArrayLike,
    output_image: Image | None = None,
    shift_x: int = 0,
    shift_y: int = 0,
    shift_z: int = 0,
    device: DeviceLike = None,
    *,
    shift: PerAxis = None,
) -> Image:
    """Move an image round its borders.

    Parameters
    ----------
    input_image : ArrayLike
        Image to move.
    output_image : Image | None, optional
        Image to write the result into.
    shift_x : int, optional
        Way towards larger x.
        (in pixels)
    shift_y : int, optional
        Way towards larger y.
        (in pixels)
    shift_z : int, optional
        Way towards larger z.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.
    shift : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(x) = in((x - shift) mod size)``

    Border: wrap.

    Source: numpy.roll

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.circular_shift(image, shift_x=40, shift_y=20)
    """
    return call("circular_shift", locals())


@renamed(source="input_image", destination="output_image")
def clahe(
    input_image: ArrayLike,
    output_image: Image | None = None,
    tile_size: int = 8,
    clip_limit: float = 0.01,
    minimum_intensity: float = float("nan"),
    maximum_intensity: float = float("nan"),
    device: DeviceLike = None,
) -> Image:
    """Contrast-limited adaptive histogram equalisation: bring out structures in dark and bright parts alike.

    The image is cut into equal tiles no wider than tile_size. Each has a curve from values to
    values: the running sum of its histogram of 256 bins over the intensity range, of which no bin
    keeps more than its share; what is cut goes to all bins. A pixel takes what the curves of the
    tiles around it give, interpolated linearly between their centres. NaN stays, and so does an
    image of one value.

    Parameters
    ----------
    input_image : ArrayLike
        Image to equalise.
    output_image : Image | None, optional
        Image to write the result into.
    tile_size : int, optional
        Largest width of tiles along all axes.
        (in pixels; from 2 to 1024)
    clip_limit : float, optional
        Share of a tile's pixels that a bin keeps; 1: all of them, 0: none has contrast.
        (from 0 to 1)
    minimum_intensity : float, optional
        Where the range begins; NaN: the smallest finite value of the image.
    maximum_intensity : float, optional
        Where the range ends; NaN: the largest finite value of the image.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``minimum + (c[b] - c[0]) / (n - c[0]) * (maximum - minimum), c: running sum of the
    clipped histogram``

    Border: the outermost tiles' curves hold up to the border.

    Partly on the host: the choice of the range.

    Source: Zuiderveld 1994, Graphics Gems IV, 474-485

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.clahe(image, tile_size=64, clip_limit=0.05)
    """
    return call("clahe", locals())


@renamed(source="input_image", destination="output_image", a_min="min_intensity", a_max="max_intensity")
def clip(
    input_image: ArrayLike,
    output_image: Image | None = None,
    min_intensity: float = float("nan"),
    max_intensity: float = float("nan"),
    device: DeviceLike = None,
) -> Image:
    """Limit each pixel to a range.

    Parameters
    ----------
    input_image : ArrayLike
        Image to limit.
    output_image : Image | None, optional
        Image to write the result into.
    min_intensity : float, optional
        Lower end; NaN: none.
    max_intensity : float, optional
        Upper end; NaN: none.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(max(x, min_intensity), max_intensity)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.clip(image, min_intensity=50, max_intensity=200)
    """
    return call("clip", locals())


@renamed(destination="output_image")
def closing(
    input_image: ArrayLike,
    footprint: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Dilation, then erosion: fills dark structures that do not hold the footprint.

    The footprint is not mirrored, in no step. Its middle, in even sizes the right one of two,
    stands on the pixel and always belongs to it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on, grey or binary.
    footprint : ArrayLike
        Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``erosion(dilation(x))``

    Border: nearest, at each step.

    Source: scipy.ndimage.grey_erosion, grey_dilation

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.closing(image, [[1] * 9] * 9)
    """
    return call("closing", locals())


@renamed(source="input_image", destination="output_image")
def closing_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use grayscale_closing(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("closing_box", "grayscale_closing(connectivity='box')")
    return call("grayscale_closing", arguments)


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def closing_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Let labels grow, then shrink them together: gaps and bays are filled.

    Steps go to all neighbours and to those at faces in turns, so that a point becomes an octagon.
    Where two labels arrive at once, the smaller wins. Afterwards the foreground as a whole shrinks
    by as many steps, faces first.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``d where the mask d != 0, eroded radius times, is set, else 0; d = dilate_labels(x)``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.closing_labels(cells, radius=8)
    """
    return call("closing_labels", locals())


@renamed(source="input_image", destination="output_image")
def closing_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use grayscale_closing(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("closing_sphere", "grayscale_closing(connectivity='sphere')")
    return call("grayscale_closing", arguments)


@renamed(labels_input1="input_image0", labels_input2="input_image1", labels_destination="output_image", destination="output_image")
def combine_labels(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Put the labels of a second image over those of a first.

    Labels of the second image get numbers above those of the first; what is left is numbered from
    1.

    Parameters
    ----------
    input_image0 : ArrayLike
        Label image.
        (whole numbers)
    input_image1 : ArrayLike
        Label image that goes on top.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(y + max of x if y != 0 else x)``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.combine_labels(labels, labels[:, ::-1])
    """
    return call("combine_labels", locals())


@renamed(destination="output_image")
def concatenate(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    axis: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Join two images along an axis.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; equal along the other axes.
    output_image : Image | None, optional
        Image to write the result into.
    axis : int, optional
        Axis: 0 x, 1 y, 2 z.
        (from 0 to 2)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: (16, 64, 128) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = x[i] if i < n else y[i - n] along the axis, n: length of the first``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.concatenate(image, smooth)
    """
    return call("concatenate", locals())


@renamed(stack1="input_image0", stack2="input_image1", destination="output_image")
def concatenate_along_x(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Join two images along x.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; equal along the other axes.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: (16, 64, 128) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = x[i] if i < n else y[i - n] along x, n: length of the first``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.concatenate_along_x(image, smooth)
    """
    return call("concatenate_along_x", locals())


@renamed(stack1="input_image0", stack2="input_image1", destination="output_image")
def concatenate_along_y(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Join two images along y.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; equal along the other axes.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: (16, 128, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = x[i] if i < n else y[i - n] along y, n: length of the first``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.concatenate_along_y(image, smooth)
    """
    return call("concatenate_along_y", locals())


@renamed(stack1="input_image0", stack2="input_image1", destination="output_image")
def concatenate_along_z(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Join two images along z.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; equal along the other axes.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: (32, 64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = x[i] if i < n else y[i - n] along z, n: length of the first``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.concatenate_along_z(image, smooth)
    """
    return call("concatenate_along_z", locals())


@renamed(binary_input="input_image", source="input_image", labeling_destination="output_image", destination="output_image")
def connected_component_labeling(
    input_image: ArrayLike,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Number the connected components of what is not zero.

    Labels run from 1 in raster order of each component's first pixel, in each frame anew.

    Parameters
    ----------
    input_image : ArrayLike
        Mask or labels; whatever is not zero is foreground.
    output_image : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``label[p] = label[q] > 0 if neighbours with x != 0 lead from p to q; 0 where x = 0``

    Border: outside is background.

    Source: He et al., The connected-component labeling problem, Pattern Recognition 70, 2017

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.connected_component_labeling(mask)
    """
    return call("connected_component_labeling", locals())


@renamed(binary_input="input_image", source="input_image", labeling_destination="output_image", destination="output_image")
def connected_components_labeling(
    input_image: ArrayLike,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use connected_component_labeling."""
    arguments = locals()
    deprecated("connected_components_labeling", "connected_component_labeling")
    return call("connected_component_labeling", arguments)


@renamed(binary_input="input_image", source="input_image", labeling_destination="output_image", destination="output_image")
def connected_components_labeling_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The same as connected_component_labeling(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    return call("connected_component_labeling", arguments)


@renamed(binary_input="input_image", source="input_image", labeling_destination="output_image", destination="output_image")
def connected_components_labeling_diamond(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The same as connected_component_labeling(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    return call("connected_component_labeling", arguments)


@renamed(source="input_image0", convolution_kernel="input_image1", destination="output_image")
def convolve(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Weighted sum of each pixel's neighbourhood; the weights are a kernel image.

    The kernel is not mirrored, so this is a correlation: an impulse gives the mirrored kernel. Its
    middle, in even sizes the right one of two, stands on the pixel. Weights are used as they are.

    Parameters
    ----------
    input_image0 : ArrayLike
        Image to filter.
    input_image1 : ArrayLike
        Kernel of any size; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of kernel[k] * x[i + k - kernel.shape // 2]``

    Border: nearest.

    Source: scipy.ndimage.correlate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.convolve(image, [[-1, -1, 0], [-1, 0, 1], [0, 1, 1]])
    """
    return call("convolve", locals())


@renamed(destination="output_image")
def convolve_fft(
    input_image: ArrayLike,
    kernel: ArrayLike,
    output_image: Image | None = None,
    correlate: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Convolution with a kernel image of any size, by Fourier transforms.

    The kernel is mirrored, unless correlate is set; its middle, in even sizes the left one of two,
    stands on the pixel. The time hardly depends on the kernel's size.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    kernel : ArrayLike
        Kernel; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    correlate : bool, optional
        Do not mirror the kernel.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of kernel[k] * x[i - k + (kernel.shape - 1) // 2]``

    Border: zero.

    Source: scipy.signal.fftconvolve(mode='same')

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.convolve_fft(image, [[-1, -1, 0], [-1, 0, 1], [0, 1, 1]])
    """
    return call("convolve_fft", locals())


@renamed(source="input_image", destination="output_image")
def copy(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Copy an image; into an output of another dtype values are truncated and saturated.

    Parameters
    ----------
    input_image : ArrayLike
        Image to copy.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.copy(image)
    """
    return call("copy", locals())


@renamed(source="input_image", destination="output_image")
def copy_horizontal_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    slice_index: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Copy a slice across y out of a stack, or a plane into a stack.

    With a plane and a stack as output the plane is put into the stack; without, a plane is copied
    as it is.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to copy from, or plane to put into output_image.
    output_image : Image | None, optional
        Image to write the result into.
    slice_index : int, optional
        Where along y.
        (in pixels; from 0 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, x] = in[z, slice_index, x], or out[z, slice_index, x] = in[z, x]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.copy_horizontal_slice(stack, slice_index=48)
    """
    return call("copy_horizontal_slice", locals())


@renamed(source="input_image", destination="output_image")
def copy_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    slice_index: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Copy a slice across z out of a stack, or a plane into a stack.

    With a plane and a stack as output the plane is put into the stack; without, a plane is copied
    as it is.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to copy from, or plane to put into output_image.
    output_image : Image | None, optional
        Image to write the result into.
    slice_index : int, optional
        Where along z.
        (in pixels; from 0 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[y, x] = in[slice_index, y, x], or out[slice_index, y, x] = in[y, x]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.copy_slice(stack, slice_index=6)
    """
    return call("copy_slice", locals())


@renamed(source="input_image", destination="output_image")
def copy_vertical_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    slice_index: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Copy a slice across x out of a stack, or a plane into a stack.

    With a plane and a stack as output the plane is put into the stack; without, a plane is copied
    as it is.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to copy from, or plane to put into output_image.
    output_image : Image | None, optional
        Image to write the result into.
    slice_index : int, optional
        Where along x.
        (in pixels; from 0 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y] = in[z, y, slice_index], or out[z, y, slice_index] = in[z, y]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.copy_vertical_slice(stack, slice_index=48)
    """
    return call("copy_vertical_slice", locals())


@renamed(destination="output_image")
def correlate(
    input_image: ArrayLike,
    weights: ArrayLike,
    output_image: Image | None = None,
    mode: str = "reflect",
    value: float = 0,
    origin: Sequence[float] | None = None,
    device: DeviceLike = None,
) -> Image:
    """Weighted sum of each pixel's neighbourhood, under any border rule.

    For a row a b c d: reflect is d c b a | a b c d | d c b a, mirror d c b | a b c d | c b a,
    nearest a a a | a b c d | d d d, grid-wrap b c d | a b c d | a b c, constant `value`.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    weights : ArrayLike
        Weights of any size; of fewer axes than the image: length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    mode : str, optional
        What stands beyond the border.
        (one of "constant", "nearest", "mirror", "reflect", "wrap")
    value : float, optional
        Value beyond the border where the mode is constant.
    origin : Sequence[float] | None, optional
        Where the weights stand, (z, y, x); positive numbers move them back.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of weights[k] * x[i + k - weights.shape // 2 - origin]``

    Border: as mode says.

    Source: scipy.ndimage.correlate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.correlate(image, [[-1, -1, 0], [-1, 0, 1], [0, 1, 1]])
    """
    return call("correlate", locals())


@renamed(source="input_image", destination="output_image")
def cos(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Cosine of each pixel, in radians.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``cos(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.cos(signed / 20)
    """
    return call("cos", locals())


@renamed(source="input_image", destination="output_image")
def cosh(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Hyperbolic cosine of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(e ** x + e ** -x) / 2``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.cosh(signed / 25)
    """
    return call("cosh", locals())


@renamed(source="touch_matrix", destination="touching_neighbors_count_destination")
def count_touching_neighbors(
    touch_matrix: ArrayLike,
    touching_neighbors_count_destination: Image | None = None,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Count each label's neighbours in a touch matrix.

    Entry l counts what is over 0 in column l. Without the background row 0, column 0 and the
    diagonal do not count.

    Parameters
    ----------
    touch_matrix : ArrayLike
        Square matrix; over 0 where two labels touch.
    touching_neighbors_count_destination : Image | None, optional
        Image to write the result into.
    ignore_background : bool, optional
        Leave out label 0.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of m with matrix[m, l] > 0; m, l > 0, m != l if ignore_background``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches
    >>> fulmo.count_touching_neighbors(touches)
    """
    return call("count_touching_neighbors", locals())


@renamed(source="input_image", destination="output_image")
def crop(
    input_image: ArrayLike,
    output_image: Image | None = None,
    start_x: int = 0,
    start_y: int = 0,
    start_z: int = 0,
    width: int = 1,
    height: int = 1,
    depth: int = 1,
    device: DeviceLike = None,
    *,
    start: PerAxis = None,
) -> Image:
    """Cut a box out of an image.

    An output image says how large the box is. Without one leading axes of length 1 are dropped, as
    in pyclesperanto.

    Parameters
    ----------
    input_image : ArrayLike
        Image to cut from.
    output_image : Image | None, optional
        Image to write the result into.
    start_x : int, optional
        First pixel along x.
        (in pixels)
    start_y : int, optional
        First pixel along y.
        (in pixels)
    start_z : int, optional
        First pixel along z.
        (in pixels)
    width : int, optional
        Size along x.
        (in pixels; from 1 to 2147483647)
    height : int, optional
        Size along y.
        (in pixels; from 1 to 2147483647)
    depth : int, optional
        Size along z.
        (in pixels; from 1 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.
    start : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: (1,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = in[p + start]``

    Border: beyond the image its edge pixels repeat.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.crop(image, start_x=32, start_y=32, width=64, height=64)
    """
    return call("crop", locals())


@renamed(source="input_image", destination="output_image")
def crop_border(
    input_image: ArrayLike,
    output_image: Image | None = None,
    border_size: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Cut an equal border off an image.

    Axes of length 1 are left alone; leading ones are dropped, as in pyclesperanto.

    Parameters
    ----------
    input_image : ArrayLike
        Image to cut.
    output_image : Image | None, optional
        Image to write the result into.
    border_size : int, optional
        Pixels cut off at each end of each axis.
        (in pixels; from 0 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (14, 62, 62) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = in[p + border_size]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.crop_border(image, border_size=24)
    """
    return call("crop_border", locals())


@renamed(source="input_image", destination="output_image")
def cubic_root(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Cubic root of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``cbrt(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.cubic_root(image)
    """
    return call("cubic_root", locals())


@renamed(source="input_image", destination="output_image")
def cumulative_max(
    input_image: ArrayLike,
    output_image: Image | None = None,
    axis: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Maximum of the pixels up to each one along an axis.

    NaN from the first NaN on.

    Parameters
    ----------
    input_image : ArrayLike
        Image to accumulate.
    output_image : Image | None, optional
        Image to write the result into.
    axis : int, optional
        0 is x, 1 is y, 2 is z.
        (from 0 to 2)
    keep_dims : bool, optional
        Without effect: the result has the image's shape in any case.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``maximum of x[j] over j = 0 ... i``

    Border: none: only pixels of the image count.

    Source: numpy.maximum.accumulate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.cumulative_max(image)
    """
    return call("cumulative_max", locals())


@renamed(source="input_image", destination="output_image")
def cumulative_min(
    input_image: ArrayLike,
    output_image: Image | None = None,
    axis: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Minimum of the pixels up to each one along an axis.

    NaN from the first NaN on.

    Parameters
    ----------
    input_image : ArrayLike
        Image to accumulate.
    output_image : Image | None, optional
        Image to write the result into.
    axis : int, optional
        0 is x, 1 is y, 2 is z.
        (from 0 to 2)
    keep_dims : bool, optional
        Without effect: the result has the image's shape in any case.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``minimum of x[j] over j = 0 ... i``

    Border: none: only pixels of the image count.

    Source: numpy.minimum.accumulate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.cumulative_min(image)
    """
    return call("cumulative_min", locals())


@renamed(source="input_image", destination="output_image")
def cumulative_product(
    input_image: ArrayLike,
    output_image: Image | None = None,
    axis: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Product of the pixels up to each one along an axis.

    Integers exactly; what does not fit the result saturates. Floats in float64: in order inside
    segments of 256 pixels, combined with the result of the segments before.

    Parameters
    ----------
    input_image : ArrayLike
        Image to accumulate.
    output_image : Image | None, optional
        Image to write the result into.
    axis : int, optional
        0 is x, 1 is y, 2 is z.
        (from 0 to 2)
    keep_dims : bool, optional
        Without effect: the result has the image's shape in any case.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``product of x[j] over j = 0 ... i``

    Border: none: only pixels of the image count.

    Source: numpy.multiply.accumulate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.cumulative_product(1 + signed / 5000)
    """
    return call("cumulative_product", locals())


@renamed(source="input_image", destination="output_image")
def cumulative_sum(
    input_image: ArrayLike,
    output_image: Image | None = None,
    axis: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Sum of the pixels up to each one along an axis.

    Integers exactly; what does not fit the result saturates. Floats in float64: in order inside
    segments of 256 pixels, combined with the result of the segments before.

    Parameters
    ----------
    input_image : ArrayLike
        Image to accumulate.
    output_image : Image | None, optional
        Image to write the result into.
    axis : int, optional
        0 is x, 1 is y, 2 is z.
        (from 0 to 2)
    keep_dims : bool, optional
        Without effect: the result has the image's shape in any case.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of x[j] over j = 0 ... i``

    Border: none: only pixels of the image count.

    Source: numpy.add.accumulate

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.cumulative_sum(image)
    """
    return call("cumulative_sum", locals())


@renamed(destination="output_image")
def deconvolve_fft(
    input_image: ArrayLike,
    psf: ArrayLike,
    normalization: ArrayLike | None = None,
    output_image: Image | None = None,
    iteration: int = 100,
    regularization: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Undo the blur of a known point spread function: Richardson-Lucy, if wanted with total variation.

    Starts from a constant image; where the blurred estimate is not positive its quotient counts as
    0. The PSF is divided by its sum; its middle, in even sizes the left one of two, stands on the
    pixel. Pixels beyond the image count as unknown, so that a constant image stays constant; with a
    normalization they are 0.

    Parameters
    ----------
    input_image : ArrayLike
        Blurred image.
    psf : ArrayLike
        Point spread function.
    normalization : ArrayLike | None, optional
        Image that each estimate is divided by, instead; its values below 1e-5 count as 1.
    output_image : Image | None, optional
        Image to write the result into.
    iteration : int, optional
        Number of iterations.
        (from 0 to 1000000)
    regularization : float, optional
        Weight of total variation; 0 leaves it out, 0.002 is a usual value.
        (from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (5, 6) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x <- x * correlate(image / convolve(x, psf), psf) / correlate(1, psf) / (1 -
    regularization * div(grad x / |grad x|))``

    Border: unknown: outside pixels take no part in the comparison; zero with a normalization.

    Source: Richardson 1972, doi:10.1364/JOSA.62.000055; Lucy 1974, doi:10.1086/111605; Dey 2006,
    doi:10.1002/jemt.20294

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.deconvolve_fft(image, [[1, 2, 3, 2, 1], [2, 4, 6, 4, 2], [3, 6, 9, 6, 3], [2, 4, 6, 4, 2], [1, 2, 3, 2, 1]], iteration=20)
    """
    return call("deconvolve_fft", locals())


@renamed(source="input_image", destination="output_image")
def degrees_to_radians(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Turn degrees into radians.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * pi / 180``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.degrees_to_radians(image)
    """
    return call("degrees_to_radians", locals())


@renamed(source="input_image", destination="output_image", angle_in_degrees="angle")
def deskew_x(
    input_image: ArrayLike,
    output_image: Image | None = None,
    angle: float = 30,
    voxel_size_x: float = 1,
    voxel_size_y: float = 1,
    voxel_size_z: float = 1,
    scale_factor: float = 1,
    device: DeviceLike = None,
    *,
    voxel_size: PerAxis = None,
) -> Image:
    """Straighten a stack of planes that are tilted and follow each other along x.

    Values are interpolated along the normals of the planes between the two nearest planes, and in
    each of them along the scan (orthogonal interpolation). Integers are rounded.

    Parameters
    ----------
    input_image : ArrayLike
        Stack as taken: z counts the planes.
    output_image : Image | None, optional
        Image to write the result into.
    angle : float, optional
        Angle between the planes and the stage.
        (in degrees; from 0.1 to 90)
    voxel_size_x : float, optional
        Side of a pixel; along z the step between planes, along x.
        (from 1e-09 to 1000000000)
    voxel_size_y : float, optional
        Side of a pixel; along z the step between planes, along y.
        (from 1e-09 to 1000000000)
    voxel_size_z : float, optional
        Side of a pixel; along z the step between planes, along z.
        (from 1e-09 to 1000000000)
    scale_factor : float, optional
        Magnification of the result.
        (from 0.001 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    voxel_size : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: (32, 64, 71) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``plane = (x - z / tan(angle)) / step, place in it = z / sin(angle) + (x - z /
    tan(angle) - step * plane) * cos(angle), step = voxel_size_z / voxel_size_x``

    Border: zero.

    Source: Sapoznik et al., eLife 9:e57681 (2020)

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.deskew_x(stack, angle=30)
    """
    return call("deskew_x", locals())


@renamed(source="input_image", destination="output_image", angle_in_degrees="angle")
def deskew_y(
    input_image: ArrayLike,
    output_image: Image | None = None,
    angle: float = 30,
    voxel_size_x: float = 1,
    voxel_size_y: float = 1,
    voxel_size_z: float = 1,
    scale_factor: float = 1,
    device: DeviceLike = None,
    *,
    voxel_size: PerAxis = None,
) -> Image:
    """Straighten a stack of planes that are tilted and follow each other along y.

    Values are interpolated along the normals of the planes between the two nearest planes, and in
    each of them along the scan (orthogonal interpolation). Integers are rounded.

    Parameters
    ----------
    input_image : ArrayLike
        Stack as taken: z counts the planes.
    output_image : Image | None, optional
        Image to write the result into.
    angle : float, optional
        Angle between the planes and the stage.
        (in degrees; from 0.1 to 90)
    voxel_size_x : float, optional
        Side of a pixel; along z the step between planes, along x.
        (from 1e-09 to 1000000000)
    voxel_size_y : float, optional
        Side of a pixel; along z the step between planes, along y.
        (from 1e-09 to 1000000000)
    voxel_size_z : float, optional
        Side of a pixel; along z the step between planes, along z.
        (from 1e-09 to 1000000000)
    scale_factor : float, optional
        Magnification of the result.
        (from 0.001 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    voxel_size : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: (32, 71, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``plane = (y - z / tan(angle)) / step, place in it = z / sin(angle) + (y - z /
    tan(angle) - step * plane) * cos(angle), step = voxel_size_z / voxel_size_y``

    Border: zero.

    Source: Sapoznik et al., eLife 9:e57681 (2020)

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.deskew_y(stack, angle=30)
    """
    return call("deskew_y", locals())


@renamed(source="input_image", destination="output_image")
def detect_label_edges(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Pixels with another label on a face, on both sides of the edge.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over faces != min over faces``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.detect_label_edges(cells)
    """
    return call("detect_label_edges", locals())


@renamed(source="input_image", destination="output_image")
def detect_maxima(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 0,
    radius_y: float = 0,
    radius_z: float = 0,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Pixels larger than all their neighbours.

    The radius does not widen the search: the image is smoothed by the mean over that radius, then
    each pixel is compared with its 8 (in 3D 26) neighbours. Plateaus are no extremes:
    `regional_maxima` and `regional_minima` find those.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > max over neighbours of x``

    Border: outside pixels are left out.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import smooth
    >>> fulmo.detect_maxima(smooth, radius=3)
    """
    return call("detect_maxima", locals())


@renamed(source="input_image", destination="output_image")
def detect_maxima_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 0,
    radius_y: float = 0,
    radius_z: float = 0,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use detect_maxima(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("detect_maxima_box", "detect_maxima(connectivity='box')")
    return call("detect_maxima", arguments)


@renamed(source="input_image", destination="output_image")
def detect_minima(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 0,
    radius_y: float = 0,
    radius_z: float = 0,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Pixels smaller than all their neighbours.

    The radius does not widen the search: the image is smoothed by the mean over that radius, then
    each pixel is compared with its 8 (in 3D 26) neighbours. Plateaus are no extremes:
    `regional_maxima` and `regional_minima` find those.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x < min over neighbours of x``

    Border: outside pixels are left out.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import smooth
    >>> fulmo.detect_minima(smooth, radius=3)
    """
    return call("detect_minima", locals())


@renamed(source="input_image", destination="output_image")
def detect_minima_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 0,
    radius_y: float = 0,
    radius_z: float = 0,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use detect_minima(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("detect_minima_box", "detect_minima(connectivity='box')")
    return call("detect_minima", arguments)


@renamed(source="input_image", destination="output_image")
def difference_of_gaussian(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma1_x: float = 2,
    sigma1_y: float = 2,
    sigma1_z: float = 2,
    sigma2_x: float = 2,
    sigma2_y: float = 2,
    sigma2_z: float = 2,
    device: DeviceLike = None,
    *,
    sigma1: PerAxis = None,
    sigma2: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Keep structures between two sizes: a little blurred minus more blurred.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    sigma1_x : float, optional
        Standard deviation of the image that is kept along x.
        (in pixels; from 0 to 1000)
    sigma1_y : float, optional
        Standard deviation of the image that is kept along y.
        (in pixels; from 0 to 1000)
    sigma1_z : float, optional
        Standard deviation of the image that is kept along z.
        (in pixels; from 0 to 1000)
    sigma2_x : float, optional
        Standard deviation of the image that is subtracted along x.
        (in pixels; from 0 to 1000)
    sigma2_y : float, optional
        Standard deviation of the image that is subtracted along y.
        (in pixels; from 0 to 1000)
    sigma2_z : float, optional
        Standard deviation of the image that is subtracted along z.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    sigma1 : number or (z, y, x), optional
        The same for all axes, or one for each.
    sigma2 : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``gaussian_blur(x, sigma1) - gaussian_blur(x, sigma2)``

    Border: nearest.

    Source: Marr and Hildreth, Proceedings of the Royal Society B 207, 1980

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.difference_of_gaussian(image, sigma1=1, sigma2=6)
    """
    return call("difference_of_gaussian", locals())


@renamed(source="input_image", destination="output_image")
def dilate_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use binary_dilate(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("dilate_box", "binary_dilate(connectivity='box')")
    return call("binary_dilate", arguments)


@renamed(source="input_image", destination="output_image")
def dilate_box_slice_by_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """The same as binary_dilate(connectivity='box', radius_z=0)."""
    arguments = locals() | {"connectivity": 'box', "radius_z": 0}
    return call("binary_dilate", arguments)


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def dilate_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 2,
    device: DeviceLike = None,
) -> Image:
    """Grow labels into the background.

    Steps go to all neighbours and to those at faces in turns, so that a point becomes an octagon.
    Where two labels arrive at once, the smaller wins. No label overwrites another.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``radius times: x if x != 0 else the smallest of its neighbours != 0``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.dilate_labels(labels, radius=3)
    """
    return call("dilate_labels", locals())


@renamed(source="input_image", destination="output_image")
def dilate_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use binary_dilate(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("dilate_sphere", "binary_dilate(connectivity='sphere')")
    return call("binary_dilate", arguments)


@renamed(source="input_image", destination="output_image")
def dilate_sphere_slice_by_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """The same as binary_dilate(connectivity='sphere', radius_z=0)."""
    arguments = locals() | {"connectivity": 'sphere', "radius_z": 0}
    return call("binary_dilate", arguments)


@renamed(destination="output_image")
def dilation(
    input_image: ArrayLike,
    footprint: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Largest value in a neighbourhood given as an image.

    The footprint is not mirrored, in no step. Its middle, in even sizes the right one of two,
    stands on the pixel and always belongs to it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on, grey or binary.
    footprint : ArrayLike
        Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over k in footprint of x[i + k]``

    Border: nearest.

    Source: scipy.ndimage.grey_erosion, grey_dilation

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.dilation(image, [[0, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 1, 1, 1, 1], [0, 1, 1, 1, 0], [0, 0, 1, 0, 0]])
    """
    return call("dilation", locals())


@renamed(source="input_image", destination="output_image")
def distance_transform(
    input_image: ArrayLike,
    output_image: Image | None = None,
    spacing: Spacing = None,
    device: DeviceLike = None,
) -> Image:
    """Exact Euclidean distance of each foreground pixel to the nearest background pixel.

    Background is 0; background pixels get 0. An image without background gets infinity. Squared
    distances are compared as whole numbers; with voxels of different sides the sides are known to
    about nine digits.

    Parameters
    ----------
    input_image : ArrayLike
        Mask or labels; whatever is not zero is foreground.
    output_image : Image | None, optional
        Image to write the result into.
    spacing : Spacing, optional
        Size of a voxel as (z, y, x).
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over q with x[q] = 0 of |p - q|``

    Border: outside is unknown, not background.

    Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, Theory of
    Computing 8, 2012; Meijster et al. 2000

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.distance_transform(mask)
    """
    return call("distance_transform", locals())


@renamed(source="input_image", destination="output_image")
def divide_by_gaussian_background(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma_x: float = 2,
    sigma_y: float = 2,
    sigma_z: float = 2,
    device: DeviceLike = None,
    *,
    sigma: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Divide the image by a blurred copy of it.

    Evens out illumination: 1 where a pixel is as bright as its surroundings.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    sigma_x : float, optional
        Standard deviation of the background along x.
        (in pixels; from 0 to 1000)
    sigma_y : float, optional
        Standard deviation of the background along y.
        (in pixels; from 0 to 1000)
    sigma_z : float, optional
        Standard deviation of the background along z.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    sigma : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x / gaussian_blur(x, sigma)``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.divide_by_gaussian_background(image, sigma=10)
    """
    return call("divide_by_gaussian_background", locals())


@renamed(divident="input_image0", divisor="input_image1", destination="output_image")
def divide_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Divide the first image by the second.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x / y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.divide_images(image, smooth)
    """
    return call("divide_images", locals())


@renamed(source="input_image", destination="output_image")
def divide_scalar_by_image(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Divide a number by each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``scalar / x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.divide_scalar_by_image(image, scalar=1)
    """
    return call("divide_scalar_by_image", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def equal(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where two images are equal, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x == y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.equal(mask, other_mask)
    """
    return call("equal", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def equal_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel equals a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x == scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.equal_constant(labels, scalar=7)
    """
    return call("equal_constant", locals())


@renamed(source="input_image", destination="output_image")
def erode_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use binary_erode(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("erode_box", "binary_erode(connectivity='box')")
    return call("binary_erode", arguments)


@renamed(source="input_image", destination="output_image")
def erode_box_slice_by_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """The same as binary_erode(connectivity='box', radius_z=0)."""
    arguments = locals() | {"connectivity": 'box', "radius_z": 0}
    return call("binary_erode", arguments)


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def erode_connected_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Shrink labels where they touch background, not where they touch each other.

    As erode_labels on the foreground as a whole. What stays is numbered from 1 in the order of the
    old numbers, unless the radius is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x where the mask m and not edges(m), eroded radius - 1 times, is
    set, else 0), m = x != 0``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.erode_connected_labels(cells, radius=3)
    """
    return call("erode_connected_labels", locals())


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image", relabel_islands="relabel")
def erode_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    relabel: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Shrink labels.

    The first step takes away pixels beside another label or the background at a face; then steps go
    to faces and to all neighbours in turns. What stays is numbered from 1 in the order of the old
    numbers, unless the radius is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    relabel : bool, optional
        Number connected pieces (at faces) anew: labels that fell apart become several.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x where the mask x and not edges(x), eroded radius - 1 times, is
    set, else 0)``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.erode_labels(cells, radius=3)
    """
    return call("erode_labels", locals())


@renamed(source="input_image", destination="output_image")
def erode_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use binary_erode(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("erode_sphere", "binary_erode(connectivity='sphere')")
    return call("binary_erode", arguments)


@renamed(source="input_image", destination="output_image")
def erode_sphere_slice_by_slice(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """The same as binary_erode(connectivity='sphere', radius_z=0)."""
    arguments = locals() | {"connectivity": 'sphere', "radius_z": 0}
    return call("binary_erode", arguments)


@renamed(source="input_image", labels_destination="output_image", destination="output_image")
def eroded_otsu_labeling(
    input_image: ArrayLike,
    output_image: Image | None = None,
    number_of_erosions: int = 5,
    outline_sigma: float = 2,
    device: DeviceLike = None,
) -> Image:
    """Segment blobs that touch: erode Otsu's mask until they part, label, and grow the labels back into the mask.

    The mask is Otsu's threshold of the blurred image. Each erosion takes a pixel from all sides;
    what has gone before the last one gets no label.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    output_image : Image | None, optional
        Image to write the result into.
    number_of_erosions : int, optional
        How many pixels are eroded.
        (in pixels; from 0 to 1048576)
    outline_sigma : float, optional
        How smooth outlines are.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``masked_voronoi_labeling(binary_erode(mask, number_of_erosions), mask), mask =
    threshold_otsu(gaussian_blur(x, outline_sigma))``

    Border: nearest when smoothing, left out when eroding; nothing grows from outside.

    Source: Brocher, BioVoxxel 3D Box, doi:10.5281/zenodo.5986129

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.eroded_otsu_labeling(image, outline_sigma=1)
    """
    return call("eroded_otsu_labeling", locals())


@renamed(destination="output_image")
def erosion(
    input_image: ArrayLike,
    footprint: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Smallest value in a neighbourhood given as an image.

    The footprint is not mirrored, in no step. Its middle, in even sizes the right one of two,
    stands on the pixel and always belongs to it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on, grey or binary.
    footprint : ArrayLike
        Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over k in footprint of x[i + k]``

    Border: nearest.

    Source: scipy.ndimage.grey_erosion, grey_dilation

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.erosion(image, [[0, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 1, 1, 1, 1], [0, 1, 1, 1, 0], [0, 0, 1, 0, 0]])
    """
    return call("erosion", locals())


@renamed(values_vector="values_map", label_map_destination="output_image", destination="output_image")
def exclude_labels_with_map_values_out_of_range(
    values_map: ArrayLike,
    label_map_input: ArrayLike,
    output_image: Image | None = None,
    minimum_value_range: float = 0,
    maximum_value_range: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels whose value on a map lies outside a range; the older name.

    Values are a map of the labels' shape, whose mean over its pixels a label has, or a vector that
    begins with the background's. Bounds belong to the range. What stays is numbered from 1.

    Parameters
    ----------
    values_map : ArrayLike
        Map or vector of numbers, one for each label.
    label_map_input : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    minimum_value_range : float, optional
        Lower bound.
    maximum_value_range : float, optional
        Upper bound.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if minimum_value_range <= v[x] <= maximum_value_range else 0),
    v[l] = mean of values over the pixels of l, or values[l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, values
    >>> fulmo.exclude_labels_with_map_values_out_of_range(values, cells, maximum_value_range=500)
    """
    return call("exclude_labels_with_map_values_out_of_range", locals())


@renamed(values_vector="values_map", label_map_destination="output_image", destination="output_image")
def exclude_labels_with_map_values_within_range(
    values_map: ArrayLike,
    label_map_input: ArrayLike,
    output_image: Image | None = None,
    minimum_value_range: float = 0,
    maximum_value_range: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels whose value on a map lies in a range; the older name.

    Values are a map of the labels' shape, whose mean over its pixels a label has, or a vector that
    begins with the background's. Bounds belong to the range. What stays is numbered from 1.

    Parameters
    ----------
    values_map : ArrayLike
        Map or vector of numbers, one for each label.
    label_map_input : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    minimum_value_range : float, optional
        Lower bound.
    maximum_value_range : float, optional
        Upper bound.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if not minimum_value_range <= v[x] <= maximum_value_range else
    0), v[l] = mean of values over the pixels of l, or values[l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, values
    >>> fulmo.exclude_labels_with_map_values_within_range(values, cells, maximum_value_range=500)
    """
    return call("exclude_labels_with_map_values_within_range", locals())


@renamed(source="input_image", destination="output_image")
def exponential(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """e to the power of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``exp(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.exponential(signed / 25)
    """
    return call("exponential", locals())


@renamed(source="input_image", destination="output_image")
def exponential10(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """10 to the power of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``10 ** x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import unit
    >>> fulmo.exponential10(unit)
    """
    return call("exponential10", locals())


@renamed(source="input_image", destination="output_image")
def exponential2(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """2 to the power of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``2 ** x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.exponential2(signed / 25)
    """
    return call("exponential2", locals())


@renamed(source="input_image", destination="output_image")
def extend(
    input_image: ArrayLike,
    output_image: Image | None = None,
    before: Sequence[float] | None = None,
    after: Sequence[float] | None = None,
    mode: str = "reflect",
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Continue an image beyond its borders.

    For a row a b c d: reflect is d c b a | a b c d | d c b a, mirror d c b | a b c d | c b a,
    nearest a a a | a b c d | d d d, grid-wrap b c d | a b c d | a b c, constant `value`.

    Parameters
    ----------
    input_image : ArrayLike
        Image to enlarge.
    output_image : Image | None, optional
        Image to write the result into.
    before : Sequence[float] | None, optional
        Pixels added in front, (z, y, x).
    after : Sequence[float] | None, optional
        Pixels added behind, (z, y, x).
    mode : str, optional
        Rule by which the image goes on.
        (one of "grid-constant", "nearest", "mirror", "reflect", "grid-wrap")
    value : float, optional
        Value of new pixels where the mode is grid-constant.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 67, 71) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = in[p - before], beyond the image as the mode says``

    Border: as mode says.

    Source: numpy.pad

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.extend(image, before=[24, 24], after=[24, 24])
    """
    return call("extend", locals())


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def extend_labeling_via_voronoi(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Grow labels until they meet and no background is left.

    Steps go to all neighbours and to those at faces in turns, so that a point becomes an octagon.
    Where two labels arrive at once, the smaller wins.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilate_labels(x, radius), radius as large as the image``

    Border: nothing grows from outside.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.extend_labeling_via_voronoi(labels)
    """
    return call("extend_labeling_via_voronoi", locals())


@renamed(source="input_image", destination="output_image")
def extended_depth_of_focus_sobel_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma: float = 5,
    device: DeviceLike = None,
) -> Image:
    """Project a stack to its sharpest pixels: those of the plane with the steepest edges.

    The plane is found for each pixel alone: the one whose measure of focus, blurred within the
    planes, is largest; of several that are equal the first.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to project.
    output_image : Image | None, optional
        Image to write the result into.
    sigma : float, optional
        Standard deviation of the Gaussian that blurs the measure along x and y.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[argmax over z of gaussian(sobel(x[z])), y, x]``

    Border: nearest.

    Source: Forster et al. 2004, doi:10.1002/jemt.20092

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.extended_depth_of_focus_sobel_projection(stack)
    """
    return call("extended_depth_of_focus_sobel_projection", locals())


@renamed(source="input_image", destination="output_image")
def extended_depth_of_focus_variance_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 10,
    radius_y: float = 10,
    sigma: float = 5,
    device: DeviceLike = None,
) -> Image:
    """Project a stack to its sharpest pixels: those of the plane with the largest local variance.

    The plane is found for each pixel alone: the one whose measure of focus, blurred within the
    planes, is largest; of several that are equal the first.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to project.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius along x of the ellipse that the variance is of; fractions are dropped.
        (in pixels; from 0 to 1000)
    radius_y : float, optional
        Radius along y of the ellipse that the variance is of; fractions are dropped.
        (in pixels; from 0 to 1000)
    sigma : float, optional
        Standard deviation of the Gaussian that blurs the measure along x and y.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[argmax over z of gaussian(variance over an ellipse of x[z]), y, x]``

    Border: nearest.

    Source: Forster et al. 2004, doi:10.1002/jemt.20092

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.extended_depth_of_focus_variance_projection(stack)
    """
    return call("extended_depth_of_focus_variance_projection", locals())


@renamed(labels="input_image", source="input_image", destination="output_image")
def extension_ratio_map(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label how long it is: the greatest distance from its centroid over the mean.

    A disk has about 1.5; a label of one pixel has NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of |q - c| / mean of |q - c| over q with x[q] = x[p], c: mean of these q``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.extension_ratio_map(labels)
    """
    return call("extension_ratio_map", locals())


@renamed(label_map_input="input_image", labels="input_image", source="input_image", destination="output_image")
def filter_label_by_size(
    input_image: ArrayLike,
    output_image: Image | None = None,
    minimum_size: float = 0,
    maximum_size: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Keep labels whose number of pixels lies in a range.

    What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    minimum_size : float, optional
        Least number of pixels that stays.
        (in pixels)
    maximum_size : float, optional
        Greatest number of pixels that stays.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if minimum_size <= n[x] <= maximum_size else 0), n[l] = number
    of p with x[p] = l``

    Border: none: only pixels of the image count.

    Source: skimage.morphology.remove_small_objects

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.filter_label_by_size(labels, minimum_size=150, maximum_size=300)
    """
    return call("filter_label_by_size", locals())


@renamed(label_src="input_image", source="input_image", flag_vector_destination="output_image", destination="output_image")
def flag_existing_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Which labels there are.

    Entry l is 1 if some pixel has label l; entry 0 is the background.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (37,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[l] = 1 if x[p] = l for some p else 0``

    Border: none: only pixels of the image count.

    Source: numpy.isin

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.flag_existing_labels(labels)
    """
    return call("flag_existing_labels", locals())


@renamed(source="input_image", destination="output_image")
def flip(
    input_image: ArrayLike,
    output_image: Image | None = None,
    flip_x: bool = True,
    flip_y: bool = True,
    flip_z: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Mirror an image along the chosen axes.

    Parameters
    ----------
    input_image : ArrayLike
        Image to mirror.
    output_image : Image | None, optional
        Image to write the result into.
    flip_x : bool, optional
        Whether to mirror along x.
    flip_y : bool, optional
        Whether to mirror along y.
    flip_z : bool, optional
        Whether to mirror along z.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = in[n - 1 - i] along the chosen axes, n long``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.flip(image)
    """
    return call("flip", locals())


@renamed(source="input_image", destination="output_image")
def floor(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Largest whole number not above each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``floor(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.floor(signed / 25)
    """
    return call("floor", locals())


@renamed(source="input_image", destination="output_image")
def fourier_transform(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Discrete Fourier transform of an image along all its axes.

    Half the spectrum, x from 0 to width / 2, real and imaginary parts side by side along x. The
    same bits on every device; relative to the largest value right to about 1e-6. Fastest for widths
    that are products of 2, 3, 5 and 7 (fft.smooth_shape).

    Parameters
    ----------
    input_image : ArrayLike
        Image to transform.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64, 66) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over p of x[p] * exp(-2 pi i (k . p / shape))``

    Border: wrap: the image is one period.

    Source: numpy.fft.rfftn

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.fourier_transform(image)
    """
    return call("fourier_transform", locals())


@renamed(source="input_image", destination="output_image")
def gamma_correction(
    input_image: ArrayLike,
    output_image: Image | None = None,
    gamma: float = 1,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Brighten dark pixels (gamma below 1) or darken them (above 1), keeping the maximum.

    max is the frame's largest pixel; NaN if the frame has one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to correct.
    output_image : Image | None, optional
        Image to write the result into.
    gamma : float, optional
        Exponent.
        (from 0 to 1000)
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x / max) ** gamma * max``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gamma_correction(image, gamma=0.5)
    """
    return call("gamma_correction", locals())


@renamed(source="input_image", destination="output_image")
def gather(
    input_image: ArrayLike,
    output_image: Image | None = None,
    start_x: int | None = None,
    stop_x: int | None = None,
    step_x: int | None = None,
    start_y: int | None = None,
    stop_y: int | None = None,
    step_y: int | None = None,
    start_z: int | None = None,
    stop_z: int | None = None,
    step_z: int | None = None,
    device: DeviceLike = None,
) -> Image:
    """Take pixels at regular steps.

    Pixels are counted from the image's first; leading axes of length 1 are dropped, as in
    pyclesperanto.

    Parameters
    ----------
    input_image : ArrayLike
        Image to take from.
    output_image : Image | None, optional
        Image to write the result into.
    start_x : int | None, optional
        First pixel along x; absent: the first, or the last going down.
    stop_x : int | None, optional
        Pixel along x to stop before; absent: beyond the last.
    step_x : int | None, optional
        Pixels along x from one to the next; below 0 going down.
    start_y : int | None, optional
        First pixel along y; absent: the first, or the last going down.
    stop_y : int | None, optional
        Pixel along y to stop before; absent: beyond the last.
    step_y : int | None, optional
        Pixels along y from one to the next; below 0 going down.
    start_z : int | None, optional
        First pixel along z; absent: the first, or the last going down.
    stop_z : int | None, optional
        Pixel along z to stop before; absent: beyond the last.
    step_z : int | None, optional
        Pixels along z from one to the next; below 0 going down.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[start_z:stop_z:step_z, start_y:stop_y:step_y, start_x:stop_x:step_x]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gather(image, start_x=16, stop_x=112, step_x=2, start_y=16, stop_y=112, step_y=2)
    """
    return call("gather", locals())


@renamed(input_image="input_image0", source="input_image0", label_image_destination="output_image", destination="output_image")
def gauss_otsu_labeling(
    input_image0: ArrayLike,
    output_image: Image | None = None,
    outline_sigma: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Label what Otsu's threshold leaves of the blurred image.

    Parameters
    ----------
    input_image0 : ArrayLike
        Intensities.
    output_image : Image | None, optional
        Image to write the result into.
    outline_sigma : float, optional
        How smooth outlines are.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``connected_component_labeling(threshold_otsu(gaussian_blur(x, outline_sigma)))``

    Border: nearest when smoothing; outside is background.

    Source: Otsu, IEEE Transactions on Systems, Man, and Cybernetics 9, 1979

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gauss_otsu_labeling(image, outline_sigma=1)
    """
    return call("gauss_otsu_labeling", locals())


@renamed(source="input_image", destination="output_image")
def gaussian_blur(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma_x: float = 0,
    sigma_y: float = 0,
    sigma_z: float = 0,
    device: DeviceLike = None,
    *,
    sigma: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Smooth an image with a Gaussian.

    The Gaussian is cut at four standard deviations; a standard deviation of 0 leaves its axis
    alone.

    Parameters
    ----------
    input_image : ArrayLike
        Image to smooth.
    output_image : Image | None, optional
        Image to write the result into.
    sigma_x : float, optional
        Standard deviation along x.
        (in pixels; from 0 to 1000)
    sigma_y : float, optional
        Standard deviation along y.
        (in pixels; from 0 to 1000)
    sigma_z : float, optional
        Standard deviation along z.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    sigma : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of w[k] * x[i + k], w[k] ~ exp(-k^2 / (2 sigma^2)), along z, y and x in
    turn``

    Border: nearest.

    Source: scipy.ndimage.gaussian_filter

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gaussian_blur(image, sigma=2)
    """
    return call("gaussian_blur", locals())


@renamed(source="input_image", destination="output_image")
def gaussian_derivative(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma_x: float = 0,
    sigma_y: float = 0,
    sigma_z: float = 0,
    order_x: int = 0,
    order_y: int = 0,
    order_z: int = 0,
    device: DeviceLike = None,
    *,
    sigma: PerAxis = None,
    order: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Smoothed slope (order 1) or curvature (order 2) along the axes.

    Weights are samples of the Gaussian's derivative, divided by the sum of their magnitudes, in
    which a sample of 0 counts as 1; so order 1 gives 0.89 and order 2 gives 0.63 of the derivative
    at sigma 1. The Gaussian is cut at about four standard deviations. A standard deviation of 0
    leaves its axis alone, whatever the order, and so does a length of 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    sigma_x : float, optional
        Standard deviation along x.
        (in pixels; from 0 to 1000)
    sigma_y : float, optional
        Standard deviation along y.
        (in pixels; from 0 to 1000)
    sigma_z : float, optional
        Standard deviation along z.
        (in pixels; from 0 to 1000)
    order_x : int, optional
        Order of the derivative along x.
        (from 0 to 2)
    order_y : int, optional
        Order of the derivative along y.
        (from 0 to 2)
    order_z : int, optional
        Order of the derivative along z.
        (from 0 to 2)
    device : str or Device, optional
        Where to run; by default where the first image is.
    sigma : number or (z, y, x), optional
        The same for all axes, or one for each.
    order : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of w[k] * x[i + k], w ~ g (order 0), k / sigma^2 g (1), (k^2 - sigma^2) /
    sigma^4 g (2)``

    Border: nearest.

    Source: scipy.ndimage.gaussian_filter

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gaussian_derivative(image, sigma=2, order_x=1)
    """
    return call("gaussian_derivative", locals())


@renamed(label_map1="input_image0", label_map2="input_image1", binary_overlap_matrix_destination="output_image", destination="output_image")
def generate_binary_overlap_matrix(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Which labels of two images overlap.

    Column l is for label l of the first image, row m for label m of the second; 0 is the
    background.

    Parameters
    ----------
    input_image0 : ArrayLike
        Label image.
        (whole numbers)
    input_image1 : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (37, 37) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 if x[p] = l and y[p] = m for some p else 0``

    Border: none: each pixel by itself.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, labels
    >>> fulmo.generate_binary_overlap_matrix(labels, cells)
    """
    return call("generate_binary_overlap_matrix", locals())


@renamed(destination="distance_matrix_destination")
def generate_distance_matrix(
    coordinate_list1: ArrayLike,
    coordinate_list2: ArrayLike,
    distance_matrix_destination: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Distances between the points of two lists.

    Entry (j, i) is the distance of point i of the first list from point j of the second, both
    counted from 1; row 0 and column 0, the background's, are 0.

    Parameters
    ----------
    coordinate_list1 : ArrayLike
        Points: a column for each, a row for each coordinate.
    coordinate_list2 : ArrayLike
        Points of as many coordinates.
    distance_matrix_destination : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (65, 65) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(sum over k of (a[k, i] - b[k, j])^2)``

    Border: none: only pixels of the image count.

    Source: scipy.spatial.distance.cdist

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import points
    >>> fulmo.generate_distance_matrix(points, points)
    """
    return call("generate_distance_matrix", locals())


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_matrix")
def generate_partial_touching_area_matrix(
    input_image_label: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Which share of its surface each label has in common with each other.

    Row and column l stand for label l, 0 for the background; a number that no pixel has touches
    nothing. Of many labels take touching_neighbor_count_map, mean_of_touching_neighbors_map and the
    like, or labels_neighbors_statistics: they need no matrix. A label's portions are the faces it
    shares with each other label and with the background over all of these; faces at the image's
    edge do not count. Column l has those of label l; a label that touches nothing has 0.

    Parameters
    ----------
    input_image_label : ArrayLike
        Label image.
        (whole numbers)
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (37, 37) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``faces[m, l] / sum over k of faces[k, l]; faces[m, l] = number of faces between pixels
    of m and of l``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.generate_partial_touching_area_matrix(cells)
    """
    return call("generate_partial_touching_area_matrix", locals())


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix", minimum_touch_portion="min_distance", maximum_touch_portion="max_distance")
def generate_partial_touching_area_matrix_within_range(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    min_distance: float = 0,
    max_distance: float = 1.1,
    device: DeviceLike = None,
) -> Image:
    """Which entries of a matrix lie strictly between two bounds.

    1 where they do, else 0.

    Parameters
    ----------
    input_image_matrix : ArrayLike
        Matrix; row and column 0 are the background's.
    output_image_matrix : Image | None, optional
        Image to write the result into.
    min_distance : float, optional
        Lower bound.
    max_distance : float, optional
        Upper bound.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 if min_distance < x < max_distance else 0``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances
    >>> fulmo.generate_partial_touching_area_matrix_within_range(distances, min_distance=0, max_distance=25)
    """
    return call("generate_partial_touching_area_matrix_within_range", locals())


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix")
def generate_proximal_neighbors_matrix(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    min_distance: float = -1,
    max_distance: float = -1,
    device: DeviceLike = None,
) -> Image:
    """Which distances of a matrix lie in a range.

    Bounds are inclusive. The background and a label itself are nobody's neighbours; NaN is no
    distance.

    Parameters
    ----------
    input_image_matrix : ArrayLike
        Matrix; row and column 0 are the background's.
    output_image_matrix : Image | None, optional
        Image to write the result into.
    min_distance : float, optional
        Least distance; below 0 means 0.
        (in pixels)
    max_distance : float, optional
        Greatest distance; below 0 means any.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 if min_distance <= x[i, j] <= max_distance and i != j and i, j > 0 else 0``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances
    >>> fulmo.generate_proximal_neighbors_matrix(distances, min_distance=0, max_distance=25)
    """
    return call("generate_proximal_neighbors_matrix", locals())


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_matrix")
def generate_touch_count_matrix(
    input_image_label: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use generate_touching_area_matrix."""
    arguments = locals()
    deprecated("generate_touch_count_matrix", "generate_touching_area_matrix")
    return call("generate_touching_area_matrix", arguments)


@renamed(label_map="input_image", source="input_image", destination="output_image_matrix")
def generate_touch_matrix(
    input_image: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Which labels touch at a face.

    Row and column l stand for label l, 0 for the background; a number that no pixel has touches
    nothing. Of many labels take touching_neighbor_count_map, mean_of_touching_neighbors_map and the
    like, or labels_neighbors_statistics: they need no matrix. The matrix is symmetric.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (37, 37) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 if faces[m, l] > 0 else 0; faces[m, l] = number of faces between pixels of m and of
    l``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.generate_touch_matrix(cells)
    """
    return call("generate_touch_matrix", locals())


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_matrix")
def generate_touch_portion_matrix(
    input_image_label: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use generate_partial_touching_area_matrix."""
    arguments = locals()
    deprecated("generate_touch_portion_matrix", "generate_partial_touching_area_matrix")
    return call("generate_partial_touching_area_matrix", arguments)


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix", minimum_touch_portion="min_distance", maximum_touch_portion="max_distance")
def generate_touch_portion_within_range_neighbors_matrix(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    min_distance: float = 0,
    max_distance: float = 1.1,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use generate_partial_touching_area_matrix_within_range."""
    arguments = locals()
    deprecated("generate_touch_portion_within_range_neighbors_matrix", "generate_partial_touching_area_matrix_within_range")
    return call("generate_partial_touching_area_matrix_within_range", arguments)


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_matrix")
def generate_touching_area_matrix(
    input_image_label: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """How many faces of pixels labels share.

    Row and column l stand for label l, 0 for the background; a number that no pixel has touches
    nothing. Of many labels take touching_neighbor_count_map, mean_of_touching_neighbors_map and the
    like, or labels_neighbors_statistics: they need no matrix. Each face counts once.

    Parameters
    ----------
    input_image_label : ArrayLike
        Label image.
        (whole numbers)
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (37, 37) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of faces between pixels of m and of l, m != l``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.generate_touching_area_matrix(cells)
    """
    return call("generate_touching_area_matrix", locals())


@renamed(source="input_image", destination="output_image")
def gradient_x(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Slope along x.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x[i + 1] - x[i - 1]) / 2; at the border the difference to the one neighbour``

    Border: one-sided difference.

    Source: numpy.gradient

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gradient_x(image)
    """
    return call("gradient_x", locals())


@renamed(source="input_image", destination="output_image")
def gradient_y(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Slope along y.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x[i + 1] - x[i - 1]) / 2; at the border the difference to the one neighbour``

    Border: one-sided difference.

    Source: numpy.gradient

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.gradient_y(image)
    """
    return call("gradient_y", locals())


@renamed(source="input_image", destination="output_image")
def gradient_z(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Slope along z.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x[i + 1] - x[i - 1]) / 2; at the border the difference to the one neighbour``

    Border: one-sided difference.

    Source: numpy.gradient

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.gradient_z(stack)
    """
    return call("gradient_z", locals())


@renamed(source="input_image", destination="output_image")
def grayscale_closing(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Dilation, then erosion: removes dark structures smaller than the neighbourhood.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``erode(dilate(x))``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.grayscale_closing(image, radius=3)
    """
    return call("grayscale_closing", locals())


@renamed(source="input_image", destination="output_image")
def grayscale_dilate(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Largest value in a neighbourhood: bright structures grow.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over |d| <= radius of x[p + d]``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.grayscale_dilate(image, radius=3)
    """
    return call("grayscale_dilate", locals())


@renamed(source="input_image", destination="output_image")
def grayscale_erode(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Smallest value in a neighbourhood: bright structures shrink.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over |d| <= radius of x[p + d]``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.grayscale_erode(image, radius=3)
    """
    return call("grayscale_erode", locals())


@renamed(source="input_image", destination="output_image")
def grayscale_opening(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Erosion, then dilation: removes bright structures smaller than the neighbourhood.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilate(erode(x))``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.grayscale_opening(image, radius=3)
    """
    return call("grayscale_opening", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def greater(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where the first image is greater than the second, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.greater(image, smooth)
    """
    return call("greater", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def greater_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel is greater than a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.greater_constant(image, scalar=100)
    """
    return call("greater_constant", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def greater_or_equal(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where the first image is at least the second, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x >= y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.greater_or_equal(image, smooth)
    """
    return call("greater_or_equal", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def greater_or_equal_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel is at least a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x >= scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.greater_or_equal_constant(image, scalar=100)
    """
    return call("greater_or_equal_constant", locals())


@renamed(source="input_image", small_eigenvalue_destination="small_eigenvalue", middle_eigenvalue_destination="middle_eigenvalue", large_eigenvalue_destination="large_eigenvalue")
def hessian_eigenvalues(
    input_image: ArrayLike,
    small_eigenvalue: Image | None = None,
    middle_eigenvalue: Image | None = None,
    large_eigenvalue: Image | None = None,
    device: DeviceLike = None,
) -> list[Image]:
    """Eigenvalues of the Hessian matrix of second differences.

    An eigenvalue is computed when somebody looks at it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    small_eigenvalue : Image | None, optional
        Image to write the result into.
    middle_eigenvalue : Image | None, optional
        Image to write the result into.
    large_eigenvalue : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    list of Image
        eigenvalues, the largest first: three, of a 2D image two; float32.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``eigenvalues of (dxx dxy; dxy dyy), dxx = x[i + 1] - 2 x[i] + x[i - 1], dxy from the 4
    corners / 4``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.hessian_eigenvalues(image)
    """
    return call("hessian_eigenvalues", locals())


@renamed(source="input_image", small_eigenvalue_destination="small_eigenvalue", middle_eigenvalue_destination="middle_eigenvalue", large_eigenvalue_destination="large_eigenvalue")
def hessian_gaussian_eigenvalues(
    input_image: ArrayLike,
    small_eigenvalue: Image | None = None,
    middle_eigenvalue: Image | None = None,
    large_eigenvalue: Image | None = None,
    sigma: float = 1,
    device: DeviceLike = None,
) -> list[Image]:
    """Eigenvalues of the Hessian matrix of Gaussian derivatives.

    A second derivative is two first derivatives by sigma / sqrt(2) in turn, each scaled as
    gaussian_derivative does. An eigenvalue is computed when somebody looks at it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    small_eigenvalue : Image | None, optional
        Image to write the result into.
    middle_eigenvalue : Image | None, optional
        Image to write the result into.
    large_eigenvalue : Image | None, optional
        Image to write the result into.
    sigma : float, optional
        Standard deviation.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    list of Image
        eigenvalues, the largest first: three, of a 2D image two; float32.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``eigenvalues of (dxx dxy; dxy dyy), dij = Di(Dj(x)), Di: gaussian_derivative of order
    1 along i, sigma / sqrt(2)``

    Border: nearest.

    Source: skimage.feature.hessian_matrix(use_gaussian_derivatives=True)

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.hessian_gaussian_eigenvalues(image, sigma=3)
    """
    return call("hessian_gaussian_eigenvalues", locals())


@renamed(source="input_image", destination="output_image")
def histogram(
    input_image: ArrayLike,
    output_image: Image | None = None,
    num_bins: int = 256,
    minimum_intensity: float = float("nan"),
    maximum_intensity: float = float("nan"),
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Number of pixels in each of a row of equal bins.

    The centres of the first and last bin are the smallest and largest value. Values outside count
    in the nearest bin; NaN is not counted. Bins are found in float32.

    Parameters
    ----------
    input_image : ArrayLike
        Image to count.
    output_image : Image | None, optional
        Image to write the result into.
    num_bins : int, optional
        How many bins.
        (from 1 to 65536)
    minimum_intensity : float, optional
        Centre of the first bin; NaN: the smallest finite value of the image.
    maximum_intensity : float, optional
        Centre of the last bin; NaN: the largest finite value of the image.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (256,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``bin = floor((x - minimum) * (num_bins - 1) / (maximum - minimum) + 0.5)``

    Border: none: only pixels of the image count.

    Partly on the host: the choice of the range.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.histogram(image)
    """
    return call("histogram", locals())


@renamed(source="input_image", destination="output_image")
def inverse_fourier_transform(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Image whose half spectrum, as fourier_transform gives it, this is.

    The result is as wide as output_image, else 2 * (values in a row - 1). The same bits on every
    device; relative to the largest value right to about 1e-6.

    Parameters
    ----------
    input_image : ArrayLike
        Half spectrum: real and imaginary parts side by side along x.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64, 62) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of X[k] * exp(2 pi i (k . p / shape)) / pixels``

    Border: wrap: the image is one period.

    Source: numpy.fft.irfftn

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.inverse_fourier_transform(fulmo.fourier_transform(image))
    """
    return call("inverse_fourier_transform", locals())


@renamed(source="input_image", destination="output_image")
def invert(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Change the sign of each pixel; for masks use binary_not.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``-x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.invert(image)
    """
    return call("invert", locals())


@renamed(source1="input_image0", source2="input_image1")
def jaccard_index(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """How much two masks overlap: 1 where they are equal, 0 where they have nothing in common.

    Parameters
    ----------
    input_image0 : ArrayLike
        Mask; whatever is not 0 counts.
    input_image1 : ArrayLike
        Mask.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of pixels in both / number of pixels in either; 0 / 0 gives NaN``

    Border: none: only pixels of the image count.

    Partly on the host: the quotient of two counts.

    Source: sklearn.metrics.jaccard_score

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.jaccard_index(mask, other_mask)
    """
    return call("jaccard_index", locals())


@renamed(source="input_image", destination="output_image")
def kuwahara_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    sigma: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Smooth areas and keep edges: each pixel takes mostly the mean of its calmest quadrant.

    The means of the 4 quadrants (3D: 8 octants) around each pixel, its own row and column included,
    are averaged with weights 1 / (variance + 1e-6). Inside a quadrant pixels count by a Gaussian of
    their distance.

    Parameters
    ----------
    input_image : ArrayLike
        Image to smooth.
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Quadrants reach 2 * radius + 1 pixels away.
        (in pixels; from 0 to 1000)
    sigma : float, optional
        Standard deviation of the weights.
        (in pixels; from 0.001 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over q of m[q] / (v[q] + 1e-6) / sum over q of 1 / (v[q] + 1e-6)``

    Border: nearest.

    Source: Kuwahara et al. 1976, doi:10.1007/978-1-4684-0769-3_13

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.kuwahara_filter(image, radius=3, sigma=2)
    """
    return call("kuwahara_filter", locals())


@renamed(source="input_image")
def label_bounding_box(
    input_image: ArrayLike,
    label_id: int,
    device: DeviceLike = None,
) -> Any:
    """The smallest box that has every pixel of one label.

    NaN where no pixel has it.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    label_id : int
        The label; 0 is the background.
        (from 0 to 4294967295)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    six numbers: least x, y, z, greatest x, y, z, both ends included; a row for each frame of a
    batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min and max of p over all p with x[p] = label_id``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.label_bounding_box(labels, label_id=7)
    """
    return call("label_bounding_box", locals())


@renamed(source="input_image", intensity_image="input_image", label_map="labels", destination="output_image")
def label_mean_intensity_map(
    input_image: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use mean_intensity_map."""
    arguments = locals()
    deprecated("label_mean_intensity_map", "mean_intensity_map")
    return call("mean_intensity_map", arguments)


@renamed(labels="input_image", source="input_image", destination="output_image")
def label_pixel_count_map(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use pixel_count_map."""
    arguments = locals()
    deprecated("label_pixel_count_map", "pixel_count_map")
    return call("pixel_count_map", arguments)


@renamed(input_spots="input_image", source="input_image", labelled_spots_destination="output_image", destination="output_image")
def label_spots(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Number single pixels.

    What is not 0 becomes 1, 2, ... in raster order; pixels that touch stay apart.

    Parameters
    ----------
    input_image : ArrayLike
        Spots; whatever is not 0 is one.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of q up to p, in raster order, with x[q] != 0, if x[p] != 0 else 0``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import spots
    >>> fulmo.label_spots(spots)
    """
    return call("label_spots", locals())


@renamed(input_labelled_spots="label", source="label", destination_pointlist="dspointlistt", destination="dspointlistt")
def labelled_spots_to_pointlist(
    label: ArrayLike,
    dspointlistt: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Positions of labels of one pixel, as a list of points.

    Column l - 1 is for label l: x, y and, in a stack of several planes, z. Of a label of several
    pixels the first counts; a number that no pixel has gets 0.

    Parameters
    ----------
    label : ArrayLike
        Spots, each with a number.
        (whole numbers)
    dspointlistt : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (3, 36) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[:, l - 1] = first p with x[p] = l``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import spots
    >>> fulmo.labelled_spots_to_pointlist(spots)
    """
    return call("labelled_spots_to_pointlist", locals())


@renamed(label_image="label", source="label")
def labels_neighbors_statistics(
    label: ArrayLike,
    proximal_distances: Sequence[float] | None = None,
    nearest_neighbor_ns: Sequence[float] | None = None,
    dilation_radii: Sequence[float] | None = None,
    include_background: bool = False,
    device: DeviceLike = None,
) -> Any:
    """Measure each label's neighbours: those that touch and those that are near.

    Touching labels share faces of pixels; touch counts are these faces, portions their share of all
    faces of the label. Distances are those of centroids. Columns that end in _dilated_r_R measure
    labels grown by R steps (dilate_labels). Without touching neighbours numbers are 0, their ratio
    NaN; a number that no pixel has has counts of 0 and no distances.

    Parameters
    ----------
    label : ArrayLike
        Label image.
        (whole numbers)
    proximal_distances : Sequence[float] | None, optional
        Distances within which others are counted; 10, 20, 40, 80 and 160 unless given.
    nearest_neighbor_ns : Sequence[float] | None, optional
        How many nearest others to take; 1 to 8, 10 and 20 unless given.
    dilation_radii : Sequence[float] | None, optional
        Steps by which labels grow; 5 and 10 unless given.
    include_background : bool, optional
        Give the background, number 0, a row of zeros.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    A table: columns of one number for each label.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``touch count = faces[m, l], the number of faces between pixels of m and of l; touch
    portion = faces[m, l] / sum over k of faces[k, l]; distance = |c[m] - c[l]|, c: centroids; m !=
    l, m > 0``

    Border: at the image's edge nothing touches; labels that grow leave out what lies outside.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.labels_neighbors_statistics(cells)
    """
    return call("labels_neighbors_statistics", locals())


def labels_statistics(
    label: ArrayLike | None = None,
    intensity: ArrayLike | None = None,
    include_background: bool = False,
    spacing: Spacing = None,
    columns: str = "all",
    device: DeviceLike = None,
) -> Any:
    """Measure each label: bounding box, intensities, centers, distances from them.

    One row for each number from 1 to the largest label, in each frame; a number that no pixel has
    gets area 0 and NaN. Bounding boxes include both ends. Standard deviations divide by the number
    of pixels. With `spacing` areas, centroids, centers of mass and distances are in its unit;
    bounding boxes and sums stay in pixels.

    Parameters
    ----------
    label : ArrayLike | None, optional
        Label image.
        (whole numbers)
    intensity : ArrayLike | None, optional
        Intensities; without it, the labels themselves.
    include_background : bool, optional
        Give the background, number 0, a row too.
    spacing : Spacing, optional
        Size of a pixel along z, y, x (or y, x).
    columns : str, optional
        'all', or names separated by commas: fewer passes when only those of places are wanted.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    A table: columns of one number for each label.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``of the n pixels p of a label, x: intensity: centroid = sum of p / n, mass center =
    sum of x p / sum of x, mean = sum of x / n, standard deviation = sqrt(sum of (x - mean)^2 / n),
    distances |p - centroid|, |p - mass center|``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.labels_statistics(cells, image)
    """
    return call("labels_statistics", locals())


@renamed(source="input_image", destination="output_image")
def laplace(
    input_image: ArrayLike,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Each pixel against its neighbours: edges and spots.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``k * x[i] - sum of the k neighbours of i; k is 8 or 26 (box), 4 or 6 (sphere)``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.laplace(image)
    """
    return call("laplace", locals())


@renamed(source="input_image", destination="output_image")
def laplace_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use laplace(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("laplace_box", "laplace(connectivity='box')")
    return call("laplace", arguments)


@renamed(source="input_image", destination="output_image")
def laplace_diamond(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use laplace(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("laplace_diamond", "laplace(connectivity='sphere')")
    return call("laplace", arguments)


@renamed(source="input_image", destination="output_image")
def large_hessian_eigenvalue(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Largest eigenvalue of the Hessian matrix of second differences.

    By value, not by magnitude: the smallest one is most negative on bright lines and spots.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``eigenvalue of (dxx dxy; dxy dyy), dxx = x[i + 1] - 2 x[i] + x[i - 1], dxy from the 4
    corners / 4``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.large_hessian_eigenvalue(image)
    """
    return call("large_hessian_eigenvalue", locals())


@renamed(destination="output_image")
def local_cross_correlation(
    input_image: ArrayLike,
    kernel: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """How much each pixel's neighbourhood resembles a kernel image: 1 for a multiple of it.

    The cosine of the angle between both as vectors; means are not subtracted. NaN where all pixels
    are 0. The kernel's middle, in even sizes the right one of two, stands on the pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    kernel : ArrayLike
        What to look for.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum(kernel * x) / sqrt(sum(kernel^2) * sum(x^2)) over the neighbourhood``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.local_cross_correlation(image, [[-1, -1, 0], [-1, 0, 1], [0, 1, 1]])
    """
    return call("local_cross_correlation", locals())


@renamed(source="input_image", destination="output_image")
def logarithm(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Natural logarithm of each pixel; -inf at 0, NaN below.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``log(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.logarithm(image)
    """
    return call("logarithm", locals())


@renamed(source="input_image", destination="output_image")
def logarithm10(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Logarithm to base 10 of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``log10(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.logarithm10(image)
    """
    return call("logarithm10", locals())


@renamed(source="input_image", destination="output_image")
def logarithm2(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Logarithm to base 2 of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``log2(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.logarithm2(image)
    """
    return call("logarithm2", locals())


@renamed(source="input_image", destination="output_image", linear_interpolation="interpolate")
def make_anisotropic(
    input_image: ArrayLike,
    output_image: Image | None = None,
    current_spacing: float = -1,
    target_spacing_x: float = -1,
    target_spacing_y: float = -1,
    target_spacing_z: float = -1,
    interpolate: bool = True,
    device: DeviceLike = None,
    *,
    target_spacing: PerAxis = None,
) -> Image:
    """Resample an image of cubic voxels to voxels of other sides.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w.

    Parameters
    ----------
    input_image : ArrayLike
        Image whose voxels are cubes.
    output_image : Image | None, optional
        Image to write the result into.
    current_spacing : float, optional
        Side of a voxel; the smallest target one unless positive.
    target_spacing_x : float, optional
        Side of a voxel of the result, which must be given and positive, along x.
        (from -1 to 1000000000)
    target_spacing_y : float, optional
        Side of a voxel of the result, which must be given and positive, along y.
        (from -1 to 1000000000)
    target_spacing_z : float, optional
        Side of a voxel of the result, which must be given and positive, along z.
        (from -1 to 1000000000)
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    device : str or Device, optional
        Where to run; by default where the first image is.
    target_spacing : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: (8, 64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(current_spacing / target_spacing * p) = in(p)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.make_anisotropic(stack, target_spacing_x=3, target_spacing_y=2, target_spacing_z=1)
    """
    return call("make_anisotropic", locals())


@renamed(source="input_image", destination="output_image", linear_interpolation="interpolate")
def make_isotropic(
    input_image: ArrayLike,
    output_image: Image | None = None,
    current_spacing_x: float = 1,
    current_spacing_y: float = 1,
    current_spacing_z: float = 1,
    target_spacing: float = -1,
    interpolate: bool = True,
    device: DeviceLike = None,
    *,
    current_spacing: PerAxis = None,
) -> Image:
    """Resample an image so that its voxels become cubes.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w.

    Parameters
    ----------
    input_image : ArrayLike
        Image whose voxels have other sides.
    output_image : Image | None, optional
        Image to write the result into.
    current_spacing_x : float, optional
        Side of a voxel along x.
        (from 1e-09 to 1000000000)
    current_spacing_y : float, optional
        Side of a voxel along y.
        (from 1e-09 to 1000000000)
    current_spacing_z : float, optional
        Side of a voxel along z.
        (from 1e-09 to 1000000000)
    target_spacing : float, optional
        Side of a voxel of the result; the smallest current one unless positive.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    device : str or Device, optional
        Where to run; by default where the first image is.
    current_spacing : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(current_spacing / target_spacing * p) = in(p)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.make_isotropic(image, current_spacing_x=1, current_spacing_y=1.5, interpolate=True)
    """
    return call("make_isotropic", locals())


@renamed(destination="output_image")
def mask(
    input_image: ArrayLike,
    mask: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Keep pixels where a mask is set, 0 elsewhere.

    Parameters
    ----------
    input_image : ArrayLike
        Image to keep pixels of.
    mask : ArrayLike
        Mask: any value but 0 keeps.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x if mask != 0 else 0``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, mask
    >>> fulmo.mask(image, mask)
    """
    return call("mask", locals())


@renamed(source="input_image0", label_map="input_image1", destination="output_image", label_index="label")
def mask_label(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    label: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Keep pixels of one label, 0 elsewhere.

    Parameters
    ----------
    input_image0 : ArrayLike
        Image to keep pixels of.
    input_image1 : ArrayLike
        Label image.
    output_image : Image | None, optional
        Image to write the result into.
    label : float, optional
        Label to keep.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x if label image == label else 0``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, labels
    >>> fulmo.mask_label(image, labels, label=7)
    """
    return call("mask_label", locals())


@renamed(binary_source="input_image", mask_image="mask", labeling_destination="output_image", destination="output_image")
def masked_voronoi_labeling(
    input_image: ArrayLike,
    mask: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Grow components into a mask until they meet.

    Growth goes in steps of one pixel, in turns to all neighbours and to those at faces, inside the
    mask only; where two labels arrive at once the smaller wins. A part of the mask without a seed
    stays 0.

    Parameters
    ----------
    input_image : ArrayLike
        Seeds: each component of what is not zero gets a label.
    mask : ArrayLike
        Where labels may grow: whatever is not zero.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``l <- dilate_labels(l, 1) where mask != 0, from l = connected_component_labeling(x)
    where mask != 0, until nothing changes``

    Border: nothing grows from outside.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, spots
    >>> fulmo.masked_voronoi_labeling(spots, mask)
    """
    return call("masked_voronoi_labeling", locals())


@renamed(source="input_image", destination="output_image")
def maximum_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use maximum_filter(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("maximum_box", "maximum_filter(connectivity='box')")
    return call("maximum_filter", arguments)


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def maximum_distance_n_nearest_neighbors(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Greatest distance of the n nearest others.

    For each label, from column l of a matrix of distances. The background, the label itself and NaN
    do not count; with fewer others all count, without any the number is 0. Entry 0 is 0.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    n : int, optional
        How many.
        (from 1 to 1000000000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of the n smallest x[m, l], m != l, m > 0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: scipy.spatial.cKDTree.query

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances
    >>> fulmo.maximum_distance_n_nearest_neighbors(distances, n=3)
    """
    return call("maximum_distance_n_nearest_neighbors", locals())


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def maximum_distance_of_n_shortest_distances(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use maximum_distance_n_nearest_neighbors."""
    arguments = locals()
    deprecated("maximum_distance_of_n_shortest_distances", "maximum_distance_n_nearest_neighbors")
    return call("maximum_distance_n_nearest_neighbors", arguments)


@renamed(distance_matrix="input_image_distance_matrix", touch_matrix="input_image_touch_matrix", distancelist_destination="output_image_index_list", destination="output_image_index_list")
def maximum_distance_touching_neighbors(
    input_image_distance_matrix: ArrayLike,
    input_image_touch_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Greatest distance of a label that touches each label.

    Labels i and j touch where entry (i, j) or (j, i) of the touch matrix is over 0; the background
    does not count. 0 without neighbours.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    input_image_touch_matrix : ArrayLike
        Which labels touch, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of distance[m, l] over m with touch[m, l] > 0 or touch[l, m] > 0, m != l, m > 0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances, touches
    >>> fulmo.maximum_distance_touching_neighbors(distances, touches)
    """
    return call("maximum_distance_touching_neighbors", locals())


@renamed(labels="input_image", source="input_image", destination="output_image")
def maximum_extension_map(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the greatest distance of its pixels from their centroid.

    In pixels.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of |q - c| over q with x[q] = x[p], c: mean of these q``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.maximum_extension_map(labels)
    """
    return call("maximum_extension_map", locals())


@renamed(source="input_image", destination="output_image")
def maximum_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Largest value in a neighbourhood.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over |d| <= radius of x[p + d]``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.maximum_filter(image, radius=3)
    """
    return call("maximum_filter", locals())


@renamed(source="input_image", destination="output_image")
def maximum_image_and_scalar(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """The larger of each pixel and a number.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max(x, scalar)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.maximum_image_and_scalar(image, scalar=100)
    """
    return call("maximum_image_and_scalar", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def maximum_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The larger of two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max(x, y)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.maximum_images(image, smooth)
    """
    return call("maximum_images", locals())


@renamed(source="input_image", intensity_image="input_image", label_map="labels", destination="output_image")
def maximum_intensity_map(
    input_image: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the greatest intensity of its pixels.

    The background is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``maximum of x[q] over all q with labels[q] = labels[p]``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.maximum_intensity_map(image, cells)
    """
    return call("maximum_intensity_map", locals())


@renamed(source="input_image")
def maximum_of_all_pixels(
    input_image: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Largest pixel value.

    NaN if a pixel is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max over p of x[p]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.maximum_of_all_pixels(image)
    """
    return call("maximum_of_all_pixels", locals())


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def maximum_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Maximum of each label's number and those of its neighbours.

    The label's own number counts too. Labels i and j are neighbours where entry (i, j) or (j, i) of
    the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``maximum of vector[m] over m = l and m with matrix[m, l] > 0 or matrix[l, m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.maximum_of_touching_neighbors(values, touches)
    """
    return call("maximum_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def maximum_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the maximum of its number and those of its neighbours.

    The label's own number counts too. Neighbours touch at faces, or are reached by `radius` steps
    over labels that do. A label's number is the map's at its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``maximum of v[m] over m = l and its neighbours m, l = labels[p], v[m] = map[first q
    with labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.maximum_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("maximum_of_touching_neighbors_map", locals())


@renamed(source="input_image")
def maximum_position(
    input_image: ArrayLike,
    device: DeviceLike = None,
) -> Any:
    """Where the largest pixel is.

    Of equal pixels the first counts, x fastest. NaN is the extreme if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    three numbers: x, y, z; a row for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``first p with x[p] = max of x``

    Border: none: only pixels of the image count.

    Source: scipy.ndimage

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.maximum_position(image)
    """
    return call("maximum_position", locals())


@renamed(source="input_image", destination="output_image")
def maximum_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 0,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use maximum_filter(connectivity='sphere', radius_z?=0)."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("maximum_sphere", "maximum_filter(connectivity='sphere', radius_z?=0)")
    return call("maximum_filter", arguments)


@renamed(source="input_image", destination="output_image")
def maximum_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Largest value along x.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.maximum_x_projection(stack)
    """
    return call("maximum_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def maximum_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Largest value along y.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.maximum_y_projection(stack)
    """
    return call("maximum_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def maximum_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Largest value along z.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.maximum_z_projection(stack)
    """
    return call("maximum_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def mean_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use mean_filter(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("mean_box", "mean_filter(connectivity='box')")
    return call("mean_filter", arguments)


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def mean_distance_n_farthest_neighbors(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Mean distance of the n farthest others.

    For each label, from column l of a matrix of distances. The background, the label itself and NaN
    do not count; with fewer others all count, without any the number is 0. Entry 0 is 0.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    n : int, optional
        How many.
        (from 1 to 1000000000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of the n largest x[m, l], m != l, m > 0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: scipy.spatial.cKDTree.query

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances
    >>> fulmo.mean_distance_n_farthest_neighbors(distances, n=3)
    """
    return call("mean_distance_n_farthest_neighbors", locals())


@renamed(distance_matrix="input_image_distance_matrix", source="input_image_distance_matrix", distance_vector_destination="output_image_index_list", destination="output_image_index_list")
def mean_distance_n_nearest_neighbors(
    input_image_distance_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    n: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Mean distance of the n nearest others.

    For each label, from column l of a matrix of distances. The background, the label itself and NaN
    do not count; with fewer others all count, without any the number is 0. Entry 0 is 0.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    n : int, optional
        How many.
        (from 1 to 1000000000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of the n smallest x[m, l], m != l, m > 0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: scipy.spatial.cKDTree.query

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances
    >>> fulmo.mean_distance_n_nearest_neighbors(distances, n=3)
    """
    return call("mean_distance_n_nearest_neighbors", locals())


@renamed(distance_matrix="input_image_distance_matrix", touch_matrix="input_image_touch_matrix", distancelist_destination="output_image_index_list", destination="output_image_index_list")
def mean_distance_touching_neighbors(
    input_image_distance_matrix: ArrayLike,
    input_image_touch_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Mean distance of the labels that touch each label.

    Labels i and j touch where entry (i, j) or (j, i) of the touch matrix is over 0; the background
    does not count. 0 without neighbours.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    input_image_touch_matrix : ArrayLike
        Which labels touch, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of distance[m, l] over m with touch[m, l] > 0 or touch[l, m] > 0, m != l, m >
    0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances, touches
    >>> fulmo.mean_distance_touching_neighbors(distances, touches)
    """
    return call("mean_distance_touching_neighbors", locals())


@renamed(labels="input_image", source="input_image", destination="output_image")
def mean_extension_map(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the mean distance of its pixels from their centroid.

    In pixels.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of |q - c| over q with x[q] = x[p], c: mean of these q``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.mean_extension_map(labels)
    """
    return call("mean_extension_map", locals())


@renamed(source="input_image", destination="output_image")
def mean_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Mean of the pixels in a box or an ellipsoid around each pixel.

    Rounded once: means of integers are exact to half a grey value.

    Parameters
    ----------
    input_image : ArrayLike
        Image to smooth.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius along x.
        (in pixels; from 0 to 1000)
    radius_y : float, optional
        Radius along y.
        (in pixels; from 0 to 1000)
    radius_z : float, optional
        Radius along z.
        (in pixels; from 0 to 1000)
    connectivity : str, optional
        Shape of the neighbourhood.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of x[i + k] over |k| <= radius in each axis (box) or sum (k / radius)^2 <= 1
    (sphere)``

    Border: nearest.

    Source: scipy.ndimage.uniform_filter

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.mean_filter(image, radius=3)
    """
    return call("mean_filter", locals())


@renamed(source="input_image", intensity_image="input_image", label_map="labels", destination="output_image")
def mean_intensity_map(
    input_image: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the mean intensity of its pixels.

    The background is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of x[q] over all q with labels[q] = labels[p]``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.mean_intensity_map(image, cells)
    """
    return call("mean_intensity_map", locals())


@renamed(source="input_image")
def mean_of_all_pixels(
    input_image: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Mean of all pixels.

    The exact sum of integers, or that of floats in float64 in a fixed order, over the count.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of x / n``

    Border: none: only pixels of the image count.

    Partly on the host: the division of the sum.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.mean_of_all_pixels(image)
    """
    return call("mean_of_all_pixels", locals())


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def mean_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Mean of each label's number and those of its neighbours.

    The label's own number counts too. Labels i and j are neighbours where entry (i, j) or (j, i) of
    the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of vector[m] over m = l and m with matrix[m, l] > 0 or matrix[l, m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.mean_of_touching_neighbors(values, touches)
    """
    return call("mean_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def mean_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the mean of its number and those of its neighbours.

    The label's own number counts too. Neighbours touch at faces, or are reached by `radius` steps
    over labels that do. A label's number is the map's at its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of v[m] over m = l and its neighbours m, l = labels[p], v[m] = map[first q with
    labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.mean_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("mean_of_touching_neighbors_map", locals())


@renamed(source="input_image", destination="output_image")
def mean_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use mean_filter(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("mean_sphere", "mean_filter(connectivity='sphere')")
    return call("mean_filter", arguments)


@renamed(source1="input_image0", source2="input_image1")
def mean_squared_error(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Mean of the squared differences between two images.

    In float64: differences are exact for up to 32 bits, their squares are added in a fixed order.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean((x - y) ** 2)``

    Border: none: only pixels of the image count.

    Partly on the host: the division of the sum.

    Source: skimage.metrics.mean_squared_error

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.mean_squared_error(image, smooth)
    """
    return call("mean_squared_error", locals())


@renamed(source="input_image", destination="output_image")
def mean_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Mean along x.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.mean_x_projection(stack)
    """
    return call("mean_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def mean_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Mean along y.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.mean_y_projection(stack)
    """
    return call("mean_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def mean_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Mean along z.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.mean_z_projection(stack)
    """
    return call("mean_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def median(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Median of the pixels in a box or an ellipsoid around each pixel.

    Removes salt-and-pepper noise and keeps edges. Of an even number of pixels the upper one of the
    middle two. NaN counts as larger than every number, -0 as smaller than 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to smooth.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sorted(x[p + d] for |d| <= radius)[n // 2]``

    Border: nearest.

    Source: Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.median(image, radius=4)
    """
    return call("median", locals())


@renamed(source="input_image", destination="output_image")
def median_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use median(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("median_box", "median(connectivity='box')")
    return call("median", arguments)


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def median_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Median of each label's number and those of its neighbours.

    The label's own number counts too; of two in the middle the upper one is taken. Labels i and j
    are neighbours where entry (i, j) or (j, i) of the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``median of vector[m] over m = l and m with matrix[m, l] > 0 or matrix[l, m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.median_of_touching_neighbors(values, touches)
    """
    return call("median_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def median_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the median of its number and those of its neighbours.

    The label's own number counts too; of two in the middle the upper one is taken. Neighbours touch
    at faces, or are reached by `radius` steps over labels that do. A label's number is the map's at
    its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``median of v[m] over m = l and its neighbours m, l = labels[p], v[m] = map[first q
    with labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.median_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("median_of_touching_neighbors_map", locals())


@renamed(source="input_image", destination="output_image")
def median_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use median(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("median_sphere", "median(connectivity='sphere')")
    return call("median", arguments)


@renamed(labels_input="input_image", source="input_image", labels_destination="output_image", destination="output_image")
def merge_touching_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Make labels that touch at a face one label.

    What comes out is numbered from 1 in the order of the smallest old number of each.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(smallest of x, the labels that touch it, those that touch these,
    and so on)``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.merge_touching_labels(cells)
    """
    return call("merge_touching_labels", locals())


@renamed(source="input_image", destination="output_image")
def minimum_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use minimum_filter(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("minimum_box", "minimum_filter(connectivity='box')")
    return call("minimum_filter", arguments)


@renamed(distance_matrix="input_image_distance_matrix", touch_matrix="input_image_touch_matrix", distancelist_destination="output_image_index_list", destination="output_image_index_list")
def minimum_distance_touching_neighbors(
    input_image_distance_matrix: ArrayLike,
    input_image_touch_matrix: ArrayLike,
    output_image_index_list: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Smallest distance of a label that touches each label.

    Labels i and j touch where entry (i, j) or (j, i) of the touch matrix is over 0; the background
    does not count. 0 without neighbours.

    Parameters
    ----------
    input_image_distance_matrix : ArrayLike
        Distances, background first.
    input_image_touch_matrix : ArrayLike
        Which labels touch, background first.
    output_image_index_list : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64,) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min of distance[m, l] over m with touch[m, l] > 0 or touch[l, m] > 0, m != l, m > 0``

    Border: none: only pixels of the image count.

    Partly on the host: columns of small matrices are sorted.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances, touches
    >>> fulmo.minimum_distance_touching_neighbors(distances, touches)
    """
    return call("minimum_distance_touching_neighbors", locals())


@renamed(source="input_image", destination="output_image")
def minimum_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Smallest value in a neighbourhood.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over |d| <= radius of x[p + d]``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.minimum_filter(image, radius=3)
    """
    return call("minimum_filter", locals())


@renamed(source="input_image", destination="output_image")
def minimum_image_and_scalar(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """The smaller of each pixel and a number.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(x, scalar)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.minimum_image_and_scalar(image, scalar=100)
    """
    return call("minimum_image_and_scalar", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def minimum_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The smaller of two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(x, y)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.minimum_images(image, smooth)
    """
    return call("minimum_images", locals())


@renamed(source="input_image", intensity_image="input_image", label_map="labels", destination="output_image")
def minimum_intensity_map(
    input_image: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the smallest intensity of its pixels.

    The background is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``minimum of x[q] over all q with labels[q] = labels[p]``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.minimum_intensity_map(image, cells)
    """
    return call("minimum_intensity_map", locals())


@renamed(source="input_image")
def minimum_of_all_pixels(
    input_image: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Smallest pixel value.

    NaN if a pixel is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min over p of x[p]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.minimum_of_all_pixels(image)
    """
    return call("minimum_of_all_pixels", locals())


@renamed(source="input_image")
def minimum_of_masked_pixels(
    input_image: ArrayLike,
    mask: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Smallest value of the pixels that a mask names.

    NaN if one of them is NaN, infinite if there are none.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    mask : ArrayLike
        Pixels that are not zero count.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min of x[p] over p with mask[p] != 0``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, mask
    >>> fulmo.minimum_of_masked_pixels(image, mask)
    """
    return call("minimum_of_masked_pixels", locals())


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def minimum_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Minimum of each label's number and those of its neighbours.

    The label's own number counts too. Labels i and j are neighbours where entry (i, j) or (j, i) of
    the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``minimum of vector[m] over m = l and m with matrix[m, l] > 0 or matrix[l, m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.minimum_of_touching_neighbors(values, touches)
    """
    return call("minimum_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def minimum_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the minimum of its number and those of its neighbours.

    The label's own number counts too. Neighbours touch at faces, or are reached by `radius` steps
    over labels that do. A label's number is the map's at its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``minimum of v[m] over m = l and its neighbours m, l = labels[p], v[m] = map[first q
    with labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.minimum_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("minimum_of_touching_neighbors_map", locals())


@renamed(source="input_image")
def minimum_position(
    input_image: ArrayLike,
    device: DeviceLike = None,
) -> Any:
    """Where the smallest pixel is.

    Of equal pixels the first counts, x fastest. NaN is the extreme if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    three numbers: x, y, z; a row for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``first p with x[p] = min of x``

    Border: none: only pixels of the image count.

    Source: scipy.ndimage

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.minimum_position(image)
    """
    return call("minimum_position", locals())


@renamed(source="input_image", destination="output_image")
def minimum_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use minimum_filter(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("minimum_sphere", "minimum_filter(connectivity='sphere')")
    return call("minimum_filter", arguments)


@renamed(source="input_image", destination="output_image")
def minimum_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Smallest value along x.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.minimum_x_projection(255 - stack)
    """
    return call("minimum_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def minimum_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Smallest value along y.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.minimum_y_projection(255 - stack)
    """
    return call("minimum_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def minimum_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Smallest value along z.

    NaN if a pixel on the way is NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.minimum_z_projection(255 - stack)
    """
    return call("minimum_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def mode(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Most frequent value in a box or an ellipsoid around each pixel; of several the smallest.

    Smooths label images, since it makes no new values. Works in every dtype; -0 counts as 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to smooth.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmax over v of the number of d, |d| <= radius, with x[p + d] = v``

    Border: outside pixels are left out.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.mode(labels, radius=3)
    """
    return call("mode", locals())


@renamed(source="input_image", destination="output_image")
def mode_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use mode(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("mode_box", "mode(connectivity='box')")
    return call("mode", arguments)


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def mode_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Most frequent value of each label's number and those of its neighbours.

    The label's own number does not count; 0 without neighbours; of several the smallest. Labels i
    and j are neighbours where entry (i, j) or (j, i) of the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``most frequent value of vector[m] over m with matrix[m, l] > 0 or matrix[l, m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.mode_of_touching_neighbors(values, touches)
    """
    return call("mode_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def mode_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the most frequent value of its number and those of its neighbours.

    The label's own number does not count; 0 without neighbours; of several the smallest. Neighbours
    touch at faces, or are reached by `radius` steps over labels that do. A label's number is the
    map's at its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``most frequent value of v[m] over its neighbours m, l = labels[p], v[m] = map[first q
    with labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.mode_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("mode_of_touching_neighbors_map", locals())


@renamed(source="input_image", destination="output_image")
def mode_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use mode(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("mode_sphere", "mode(connectivity='sphere')")
    return call("mode", arguments)


@renamed(image1="input_image0", image2="input_image1", destination="output_image")
def modulo_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Remainder of the first image divided by the second, with the sign of the first.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``fmod(x, y)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.modulo_images(image, smooth)
    """
    return call("modulo_images", locals())


@renamed(source="input_image", destination="output_image")
def morphological_chan_vese(
    input_image: ArrayLike,
    output_image: Image | None = None,
    num_iter: int = 100,
    smoothing: int = 1,
    lambda1: float = 1,
    lambda2: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Part an image into two regions whose pixels are near their means.

    A contour starts as a checkerboard of squares of 5 pixels, or as what is greater than 0 in
    output_image if that is given. Each step moves it where a pixel beside it is nearer to the other
    region's mean, then smooths it by binary_supinf and binary_infsup, in the other order every
    second time. Either region may become the 1.

    Parameters
    ----------
    input_image : ArrayLike
        Image to part.
    output_image : Image | None, optional
        Image to write the result into.
    num_iter : int, optional
        How many steps.
        (from 0 to 1048576)
    smoothing : int, optional
        How often each step smooths the contour.
        (from 0 to 1000)
    lambda1 : float, optional
        Weight of differences inside: the larger, the more alike are pixels inside.
        (from 0 to 1000000000)
    lambda2 : float, optional
        Weight of differences outside.
        (from 0 to 1000000000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 where lambda1 * (x - inside)^2 < lambda2 * (x - outside)^2, 0 where it is greater,
    on the contour``

    Border: nearest; outside is background when smoothing.

    Partly on the host: the division of sums.

    Source: Marquez-Neila et al. 2014, doi:10.1109/TPAMI.2013.106

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.morphological_chan_vese(image)
    """
    return call("morphological_chan_vese", locals())


@renamed(source="input_image", destination="output_image")
def multiply_image_and_position(
    input_image: ArrayLike,
    output_image: Image | None = None,
    dimension: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Multiply each pixel by its coordinate along an axis.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    dimension : int, optional
        Axis: 0 x, 1 y, 2 z.
        (from 0 to 2)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * coordinate``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.multiply_image_and_position(image)
    """
    return call("multiply_image_and_position", locals())


@renamed(source="input_image", destination="output_image")
def multiply_image_and_scalar(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Multiply each pixel by a number.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.multiply_image_and_scalar(image, scalar=0.5)
    """
    return call("multiply_image_and_scalar", locals())


@renamed(factor1="input_image0", factor2="input_image1", destination="output_image")
def multiply_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Multiply two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.multiply_images(image, smooth)
    """
    return call("multiply_images", locals())


@renamed(destination="matrix_destination")
def multiply_matrix(
    matrix1: ArrayLike,
    matrix2: ArrayLike,
    matrix_destination: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Multiply two matrices.

    Parameters
    ----------
    matrix1 : ArrayLike
        Matrix on the left.
    matrix2 : ArrayLike
        Matrix on the right: as many rows as the left one has columns.
    matrix_destination : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over k of matrix1[row, k] * matrix2[k, column]; products in float32, their sum in
    float64``

    Border: none: only pixels of the image count.

    Source: numpy.matmul

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import distances, touches
    >>> fulmo.multiply_matrix(distances, touches)
    """
    return call("multiply_matrix", locals())


@renamed(source="input_image", destination="output_image")
def nan_to_num(
    input_image: ArrayLike,
    output_image: Image | None = None,
    nan: float = 0,
    posinf: float = 1.7976931348623157e+308,
    neginf: float = -1.7976931348623157e+308,
    device: DeviceLike = None,
) -> Image:
    """Replace NaN and infinities by numbers.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    nan : float, optional
        In place of NaN.
    posinf : float, optional
        In place of +infinity; the largest float32 if beyond it.
    neginf : float, optional
        In place of -infinity; the lowest float32 if beyond it.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``nan, posinf or neginf where x is one of them, else x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.nan_to_num(image)
    """
    return call("nan_to_num", locals())


@renamed(source="input_image", destination="output_image")
def nearest_label(
    input_image: ArrayLike,
    output_image: Image | None = None,
    spacing: Spacing = None,
    device: DeviceLike = None,
) -> Image:
    """Give each pixel the label of the nearest labelled pixel.

    Distances are Euclidean; of pixels as near as each other the first in raster order counts.
    Without any label all stays 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image; 0 is background.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    spacing : Spacing, optional
        Size of a voxel as (z, y, x).
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[argmin over q with x[q] != 0 of |p - q|]``

    Border: outside is unknown.

    Source: Maurer et al., A linear time algorithm for computing exact Euclidean distance
    transforms, PAMI 25, 2003

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.nearest_label(labels)
    """
    return call("nearest_label", locals())


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_maximum(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Largest value above 0 among each nonzero pixel and its neighbours.

    Pixels of 0 are not written: there the output image stays as it is, or 0 if none is given. The
    first pixel of output_image0 becomes 1 if any pixel changed.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image0 : Image
        Image to write the result into.
    output_image1 : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max of x[q] over p and its neighbours q with x[q] > 0, where x[p] != 0``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.nonzero_maximum(labels, fulmo.zeros((1, 1), "uint8"))
    """
    return call("nonzero_maximum", locals())


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_maximum_box(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use nonzero_maximum(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("nonzero_maximum_box", "nonzero_maximum(connectivity='box')")
    return call("nonzero_maximum", arguments)


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_maximum_diamond(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use nonzero_maximum(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("nonzero_maximum_diamond", "nonzero_maximum(connectivity='sphere')")
    return call("nonzero_maximum", arguments)


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_minimum(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Smallest value above 0 among each nonzero pixel and its neighbours.

    Pixels of 0 are not written: there the output image stays as it is, or 0 if none is given. The
    first pixel of output_image0 becomes 1 if any pixel changed.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image0 : Image
        Image to write the result into.
    output_image1 : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(x[p], min of x[q] over its neighbours q with x[q] > 0), where x[p] != 0``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.nonzero_minimum(labels, fulmo.zeros((1, 1), "uint8"))
    """
    return call("nonzero_minimum", locals())


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_minimum_box(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use nonzero_minimum(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("nonzero_minimum_box", "nonzero_minimum(connectivity='box')")
    return call("nonzero_minimum", arguments)


@renamed(source="input_image", flag_dst="output_image0", destination="output_image1")
def nonzero_minimum_diamond(
    input_image: ArrayLike,
    output_image0: Image,
    output_image1: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use nonzero_minimum(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("nonzero_minimum_diamond", "nonzero_minimum(connectivity='sphere')")
    return call("nonzero_minimum", arguments)


@renamed(source="input_image", destination="output_image")
def normalize(
    input_image: ArrayLike,
    output_image: Image | None = None,
    low_percentile: float = -1,
    high_percentile: float = -1,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Stretch the values to the range 0 to 1.

    Between the smallest and largest value, or between two percentiles, beyond which values are cut.
    An image without range becomes 0. Percentiles are exact, not taken from a histogram; NaN does
    not count in them and stays NaN.

    Parameters
    ----------
    input_image : ArrayLike
        Image to stretch.
    output_image : Image | None, optional
        Image to write the result into.
    low_percentile : float, optional
        Percentile that becomes 0; negative: the smallest value.
        (in %; from -1 to 100)
    high_percentile : float, optional
        Percentile that becomes 1; negative: the largest value.
        (in %; from -1 to 100)
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(max((x - low) / (high - low), 0), 1)``

    Border: none: only pixels of the image count.

    Partly on the host: percentiles are looked up in counts of digits.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.normalize(image, low_percentile=25, high_percentile=75)
    """
    return call("normalize", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def not_equal(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where two images differ, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x != y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask, other_mask
    >>> fulmo.not_equal(mask, other_mask)
    """
    return call("not_equal", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def not_equal_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel differs from a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x != scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.not_equal_constant(labels, scalar=7)
    """
    return call("not_equal_constant", locals())


@renamed(source="input_image", flag_dst="flag", destination="output_image")
def onlyzero_overwrite_maximum(
    input_image: ArrayLike,
    flag: Image,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Pixels of 0 take the largest value of their neighbours; all others stay.

    Neighbours below 0 do not count. The first pixel of the flag becomes 1 if any pixel changed.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    flag : Image
        Image to write the result into.
    output_image : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[p] if x[p] != 0 else max(0, max over neighbours q of x[q])``

    Border: outside pixels are left out, which equals repeating the edge pixel.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.onlyzero_overwrite_maximum(labels, fulmo.zeros((1, 1), "uint8"))
    """
    return call("onlyzero_overwrite_maximum", locals())


@renamed(source="input_image", flag_dst="flag", destination="output_image")
def onlyzero_overwrite_maximum_box(
    input_image: ArrayLike,
    flag: Image,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use onlyzero_overwrite_maximum(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("onlyzero_overwrite_maximum_box", "onlyzero_overwrite_maximum(connectivity='box')")
    return call("onlyzero_overwrite_maximum", arguments)


@renamed(source="input_image", flag_dst="flag", destination="output_image")
def onlyzero_overwrite_maximum_diamond(
    input_image: ArrayLike,
    flag: Image,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use onlyzero_overwrite_maximum(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("onlyzero_overwrite_maximum_diamond", "onlyzero_overwrite_maximum(connectivity='sphere')")
    return call("onlyzero_overwrite_maximum", arguments)


@renamed(destination="output_image")
def opening(
    input_image: ArrayLike,
    footprint: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Erosion, then dilation: removes bright structures that do not hold the footprint.

    The footprint is not mirrored, in no step. Its middle, in even sizes the right one of two,
    stands on the pixel and always belongs to it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on, grey or binary.
    footprint : ArrayLike
        Neighbourhood: whatever is not zero; one of fewer axes has length 1 along the others.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilation(erosion(x))``

    Border: nearest, at each step.

    Source: scipy.ndimage.grey_erosion, grey_dilation

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.opening(image, [[1] * 9] * 9)
    """
    return call("opening", locals())


@renamed(source="input_image", destination="output_image")
def opening_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use grayscale_opening(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("opening_box", "grayscale_opening(connectivity='box')")
    return call("grayscale_opening", arguments)


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def opening_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Shrink labels, then let them grow again: thin parts and small labels go.

    erode_labels, then dilate_labels of the same radius. What stays is numbered from 1 in the order
    of the old numbers, unless the radius is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilate_labels(erode_labels(x))``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.opening_labels(cells, radius=8)
    """
    return call("opening_labels", locals())


@renamed(source="input_image", destination="output_image")
def opening_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use grayscale_opening(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("opening_sphere", "grayscale_opening(connectivity='sphere')")
    return call("grayscale_opening", arguments)


@renamed(source="input_image", destination="output_image")
def pad(
    input_image: ArrayLike,
    output_image: Image | None = None,
    size_x: int = 0,
    size_y: int = 0,
    size_z: int = 0,
    value: float = 0,
    center: bool = False,
    device: DeviceLike = None,
    *,
    size: PerAxis = None,
) -> Image:
    """Enlarge an image to a given size with a constant around it.

    Parameters
    ----------
    input_image : ArrayLike
        Image to enlarge.
    output_image : Image | None, optional
        Image to write the result into.
    size_x : int, optional
        Final size along x; 0: as it is.
        (in pixels; from 0 to 2147483647)
    size_y : int, optional
        Final size along y; 0: as it is.
        (in pixels; from 0 to 2147483647)
    size_z : int, optional
        Final size along z; 0: as it is.
        (in pixels; from 0 to 2147483647)
    value : float, optional
        Value of new pixels.
    center : bool, optional
        Whether the image stands in the middle rather than at the start.
    device : str or Device, optional
        Where to run; by default where the first image is.
    size : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = in[p - start] inside, value around it; start = (size - in.shape + 1) // 2 if
    center else 0``

    Border: constant value.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.pad(image, size_x=192, size_y=160, value=120, center=True)
    """
    return call("pad", locals())


@renamed(source="input_image", destination="output_image")
def paste(
    input_image: ArrayLike,
    output_image: Image | None = None,
    destination_x: int = 0,
    destination_y: int = 0,
    destination_z: int = 0,
    device: DeviceLike = None,
    *,
    destination: PerAxis = None,
) -> Image:
    """Put an image into another, in place.

    Values are cast as by astype. Without an output the image itself is moved, over zeros.

    Parameters
    ----------
    input_image : ArrayLike
        Image to put in.
    output_image : Image | None, optional
        Image to write the result into.
    destination_x : int, optional
        Where its first pixel goes along x.
        (in pixels; from -2147483647 to 2147483647)
    destination_y : int, optional
        Where its first pixel goes along y.
        (in pixels; from -2147483647 to 2147483647)
    destination_z : int, optional
        Where its first pixel goes along z.
        (in pixels; from -2147483647 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.
    destination : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``y[z, y, x] = x``

    Border: what lies beyond the output is dropped.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.paste(image, destination_x=40, destination_y=20)
    """
    return call("paste", locals())


@renamed(source="input_image")
def percentile(
    input_image: ArrayLike,
    percentile: float = 50,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Value below which this share of the pixels lies.

    Exact: pixels are ranked, not counted in bins; between two ranks it is interpolated. NaN does
    not count. Pixels are taken in float32.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    percentile : float, optional
        Share of the pixels.
        (in %; from 0 to 100)
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``s[k] + (r - k) * (s[k + 1] - s[k]), s: sorted pixels, r = (n - 1) * percentile / 100,
    k = floor(r)``

    Border: none: only pixels of the image count.

    Partly on the host: ranks are looked up in counts of digits.

    Source: numpy.percentile

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.percentile(image, percentile=75)
    """
    return call("percentile", locals())


@renamed(destination="output_image")
def percentile_filter(
    input_image: ArrayLike,
    percentile: float = 50,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    footprint: ArrayLike | None = None,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """A percentile of the pixels in a neighbourhood of each pixel.

    Gives a pixel of the neighbourhood, nothing between two of them, as
    scipy.ndimage.percentile_filter. NaN counts as larger than every number, -0 as smaller than 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    percentile : float, optional
        Percentile; 0 is the smallest pixel, 100 the largest; -20 is the same as 80.
        (from -100 to 100)
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    footprint : ArrayLike | None, optional
        The neighbourhood as an image, instead of radius and connectivity: pixels that are not 0
        belong to it; its centre is the pixel at half its size, rounded down.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sorted(x[p + d])[floor(n * percentile / 100)], the last one for 100``

    Border: nearest.

    Source: Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.percentile_filter(image, percentile=75, radius=3)
    """
    return call("percentile_filter", locals())


@renamed(labels="input_image", source="input_image", destination="output_image")
def pixel_count_map(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the number of its pixels.

    The background is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of q with x[q] = x[p]``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.pixel_count_map(labels)
    """
    return call("pixel_count_map", locals())


@renamed(pointlist="input_image", source="input_image", spots_destination="output_image", destination="output_image")
def pointlist_to_labelled_spots(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Labels 1, 2, ... at the points of a list.

    Rows are x, y and z, cut to whole numbers; the image just reaches the largest. Where several
    points fall together, the smallest label stays; points with a negative coordinate or NaN have no
    pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Points: a column for each.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: (8,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[trunc(x[:, i])] = i + 1``

    Border: none: the image reaches as far as the points.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import points
    >>> fulmo.pointlist_to_labelled_spots(points)
    """
    return call("pointlist_to_labelled_spots", locals())


@renamed(source="input_image", destination="output_image", exponent="scalar")
def power(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Raise each pixel to a power.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x ** scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.power(image, scalar=2)
    """
    return call("power", locals())


@renamed(source="input_image0", exponent="input_image1", destination="output_image")
def power_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Raise the first image to the power of the second.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x ** y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import smooth, unit
    >>> fulmo.power_images(unit, smooth / 50)
    """
    return call("power_images", locals())


@renamed(source="input_image")
def product_of_all_pixels(
    input_image: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Product of all pixel values.

    Integers are multiplied exactly as long as the product fits 64 bits. Beyond, and of floats, it
    is made in float64 in a fixed order; 1 of an image without pixels.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``product over p of x[p]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.product_of_all_pixels(image)
    """
    return call("product_of_all_pixels", locals())


@renamed(source="input_image", destination="output_image")
def product_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Product along x.

    Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``product of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.product_x_projection(1 + stack / 2000)
    """
    return call("product_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def product_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Product along y.

    Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``product of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.product_y_projection(1 + stack / 2000)
    """
    return call("product_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def product_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Product along z.

    Integers are multiplied exactly; a product that does not fit the result saturates. Floats in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``product of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.product_z_projection(1 + stack / 2000)
    """
    return call("product_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def proximal_neighbor_count(
    input_image: ArrayLike,
    output_image: Image | None = None,
    min_distance: float = -1,
    max_distance: float = -1,
    device: DeviceLike = None,
) -> Image:
    """Count the labels in a range of distances from each.

    Others count whose centroid is as far away as that, bounds included; the background is none. A
    number that no pixel has has no neighbours and is none.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    min_distance : float, optional
        Least distance; below 0 means 0.
        (in pixels)
    max_distance : float, optional
        Greatest distance; below 0 means any.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (37,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of m != l, m > 0, with min_distance <= |c[m] - c[l]| <= max_distance, c:
    centroids``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: scipy.spatial.cKDTree

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.proximal_neighbor_count(cells, min_distance=0, max_distance=25)
    """
    return call("proximal_neighbor_count", locals())


@renamed(source="labels", destination="output_image")
def proximal_neighbor_count_map(
    labels: ArrayLike,
    output_image: Image | None = None,
    min_distance: float = -1,
    max_distance: float = -1,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label how many others are in a range of distances.

    Others count whose centroid is as far away as that, bounds included; the background is none. A
    number that no pixel has has no neighbours and is none.

    Parameters
    ----------
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    min_distance : float, optional
        Least distance; below 0 means 0.
        (in pixels)
    max_distance : float, optional
        Greatest distance; below 0 means any.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of m != l, m > 0, with min_distance <= |c[m] - c[l]| <= max_distance, c:
    centroids``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: scipy.spatial.cKDTree

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.proximal_neighbor_count_map(cells, min_distance=0, max_distance=25)
    """
    return call("proximal_neighbor_count_map", locals())


@renamed(source="input_image", destination="output_image")
def radians_to_degrees(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Turn radians into degrees.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * 180 / pi``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.radians_to_degrees(image)
    """
    return call("radians_to_degrees", locals())


@renamed(source="input_image", destination="output_image")
def range(
    input_image: ArrayLike,
    output_image: Image | None = None,
    start_x: int | None = None,
    stop_x: int | None = None,
    step_x: int | None = None,
    start_y: int | None = None,
    stop_y: int | None = None,
    step_y: int | None = None,
    start_z: int | None = None,
    stop_z: int | None = None,
    step_z: int | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use gather."""
    arguments = locals()
    deprecated("range", "gather")
    return call("gather", arguments)


@renamed(destination="output_image")
def rank_filter(
    input_image: ArrayLike,
    rank: int = 0,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    footprint: ArrayLike | None = None,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """The pixel of a given rank in a neighbourhood of each pixel.

    Rank 0 is a minimum filter, rank -1 a maximum filter. Axes of length 1 have no neighbourhood, so
    that a box of radius 1 has 9 pixels in 2D. NaN counts as larger than every number, -0 as smaller
    than 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    rank : int, optional
        Which of the n sorted pixels, from 0 to n - 1; -1 is the last one, -n the first.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    footprint : ArrayLike | None, optional
        The neighbourhood as an image, instead of radius and connectivity: pixels that are not 0
        belong to it; its centre is the pixel at half its size, rounded down.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sorted(x[p + d])[rank]``

    Border: nearest.

    Source: Perreault and Hebert, IEEE Transactions on Image Processing 16, 2007

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.rank_filter(image, rank=10, radius=3)
    """
    return call("rank_filter", locals())


@renamed(labels="label", map_image="map", values_destination="output_image", destination="output_image")
def read_intensities_from_map(
    label: ArrayLike,
    map: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Read the value of each label on a map; the older name of read_map_values, images the other way round.

    One number for each label from 0, the background, to the largest: the map's value at the label's
    first pixel, 0 for a number that no pixel has.

    Parameters
    ----------
    label : ArrayLike
        Label image.
        (whole numbers)
    map : ArrayLike
        Values, one for each label.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (37,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[l] = map[first p with label[p] = l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.read_intensities_from_map(cells, image)
    """
    return call("read_intensities_from_map", locals())


@renamed(map_image="map", labels="label", values_destination="output_image", destination="output_image")
def read_map_values(
    map: ArrayLike,
    label: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Read the value of each label on a map of values.

    One number for each label from 0, the background, to the largest: the map's value at the label's
    first pixel, 0 for a number that no pixel has.

    Parameters
    ----------
    map : ArrayLike
        Values, one for each label.
    label : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (37,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[l] = map[first p with label[p] = l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.read_map_values(image, cells)
    """
    return call("read_map_values", locals())


@renamed(destination="output_image")
def read_values_from_positions(
    input_image: ArrayLike,
    list: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Read an image at points of a list.

    Coordinates are cut to whole numbers. One list serves all frames, or each has its own.

    Parameters
    ----------
    input_image : ArrayLike
        Image to read.
    list : ArrayLike
        Points as columns, with rows x, y and, in stacks, z.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (4,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[min(max(trunc(list[:, i]), 0), shape - 1)]``

    Border: nearest pixel.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, points
    >>> fulmo.read_values_from_positions(image, points)
    """
    return call("read_values_from_positions", locals())


@renamed(source="input_image", destination="output_image")
def reciprocal(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 divided by each pixel; infinite at 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``1 / x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.reciprocal(image)
    """
    return call("reciprocal", locals())


@renamed(source="input_image", destination="output_image")
def reduce_labels_to_centroids(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Reduce each label to the pixel at its centroid.

    Coordinates are cut to whole numbers. Where several labels fall together, the smallest stays.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[trunc(c[l])] = l, c[l] = mean of p over x[p] = l``

    Border: none: a centroid is never outside.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.reduce_labels_to_centroids(labels)
    """
    return call("reduce_labels_to_centroids", locals())


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def reduce_labels_to_label_edges(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Keep of each label the pixels beside another label or background at a face.

    Numbers stay.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x if max over faces of x != min over faces of x else 0``

    Border: nearest: an image edge is no label edge.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.reduce_labels_to_label_edges(cells)
    """
    return call("reduce_labels_to_label_edges", locals())


@renamed(source="input_image", destination="output_image")
def reduce_stack(
    input_image: ArrayLike,
    output_image: Image | None = None,
    reduction_factor: int = 2,
    offset: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Keep every n-th plane of a stack.

    The result has depth / reduction_factor planes, rounded down, at least one; a single plane is
    2D.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to thin out.
    output_image : Image | None, optional
        Image to write the result into.
    reduction_factor : int, optional
        Planes from one that is kept to the next.
        (from 1 to 2147483647)
    offset : int, optional
        First plane that is kept.
        (from 0 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (8, 64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[k] = in[offset + k * reduction_factor]``

    Border: beyond the stack its last plane repeats.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.reduce_stack(stack, reduction_factor=12)
    """
    return call("reduce_stack", locals())


@renamed(source="input_image", destination="output_image")
def regional_maxima(
    input_image: ArrayLike,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Mark plateaus that are higher than everything around them.

    A plateau of one pixel or many, marked whole, where `detect_maxima` marks single pixels only. An
    image of one value has none. NaN is never marked, and hides no neighbour: what borders on NaN
    alone is marked if larger than the frame's minimum.

    Parameters
    ----------
    input_image : ArrayLike
        Image to search, of at most 32 bits a pixel.
    output_image : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``connected pixels of equal value, all of whose other neighbours are smaller``

    Border: outside pixels are left out, so that extremes may touch the border.

    Source: scikit-image

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import smooth
    >>> fulmo.regional_maxima(smooth)
    """
    return call("regional_maxima", locals())


@renamed(source="input_image", destination="output_image")
def regional_minima(
    input_image: ArrayLike,
    output_image: Image | None = None,
    connectivity: str = "box",
    device: DeviceLike = None,
) -> Image:
    """Mark plateaus that are lower than everything around them.

    A plateau of one pixel or many, marked whole, where `detect_minima` marks single pixels only. An
    image of one value has none. NaN is never marked, and hides no neighbour: what borders on NaN
    alone is marked if smaller than the frame's maximum.

    Parameters
    ----------
    input_image : ArrayLike
        Image to search, of at most 32 bits a pixel.
    output_image : Image | None, optional
        Image to write the result into.
    connectivity : str, optional
        Pixels that touch: 'box' at faces, edges and corners, 'sphere' at faces only.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``connected pixels of equal value, all of whose other neighbours are larger``

    Border: outside pixels are left out, so that extremes may touch the border.

    Source: scikit-image

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import smooth
    >>> fulmo.regional_minima(smooth)
    """
    return call("regional_minima", locals())


@renamed(label_map_input="input_image", labels="input_image", source="input_image", output="output_image", destination="output_image")
def relabel_sequential(
    input_image: ArrayLike,
    output_image: Image | None = None,
    blocksize: int = 4096,
    device: DeviceLike = None,
) -> Image:
    """Close the gaps in the numbers of labels.

    What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    blocksize : int, optional
        Kept for old scripts; has no effect.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of labels from 1 to x that some pixel has``

    Border: none: only pixels of the image count.

    Source: skimage.segmentation.relabel_sequential

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.relabel_sequential(labels * 3)
    """
    return call("relabel_sequential", locals())


@renamed(label_map_input="input_image", labels="input_image", binary_flaglist="list", label_map_destination="output_image", destination="output_image")
def remove_labels(
    input_image: ArrayLike,
    list: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Remove the labels that a vector flags.

    Numbers above a removed one move down; gaps that were there before stay.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    list : ArrayLike
        Vector: entry l is not 0 where label l goes; entry 0 is the background.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x - number of l from 1 to x with list[l] != 0 if list[x] = 0 else 0``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.remove_labels(labels, [0, 1, 0, 1, 0, 1, 0, 1])
    """
    return call("remove_labels", locals())


@renamed(label_map_input="input_image", labels="input_image", source="input_image", label_map_destination="output_image", destination="output_image", exclude_in_x="exclude_x", exlude_in_x="exclude_x", exclude_in_y="exclude_y", exlude_in_y="exclude_y", exclude_in_z="exclude_z", exlude_in_z="exclude_z")
def remove_labels_on_edges(
    input_image: ArrayLike,
    output_image: Image | None = None,
    exclude_x: bool = True,
    exclude_y: bool = True,
    exclude_z: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Remove labels that touch the image's edge.

    What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    exclude_x : bool, optional
        Look at the first and last column.
    exclude_y : bool, optional
        Look at the first and last row.
    exclude_z : bool, optional
        Look at the first and last plane, if there are several.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if no pixel of the label has a coordinate of 0 or size - 1, else
    0)``

    Border: none: only pixels of the image count.

    Source: skimage.segmentation.clear_border

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.remove_labels_on_edges(labels)
    """
    return call("remove_labels_on_edges", locals())


@renamed(destination="output_image")
def remove_labels_with_map_values_out_of_range(
    input_image: ArrayLike,
    values: ArrayLike,
    output_image: Image | None = None,
    min_value: float = 0,
    max_value: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels whose value on a map lies outside a range.

    Values are a map of the labels' shape, whose mean over its pixels a label has, or a vector that
    begins with the background's. Bounds belong to the range. What stays is numbered from 1.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    values : ArrayLike
        Map or vector of numbers, one for each label.
    output_image : Image | None, optional
        Image to write the result into.
    min_value : float, optional
        Lower bound.
    max_value : float, optional
        Upper bound.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if min_value <= v[x] <= max_value else 0), v[l] = mean of values
    over the pixels of l, or values[l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, values
    >>> fulmo.remove_labels_with_map_values_out_of_range(cells, values, max_value=500)
    """
    return call("remove_labels_with_map_values_out_of_range", locals())


@renamed(destination="output_image")
def remove_labels_with_map_values_within_range(
    input_image: ArrayLike,
    values: ArrayLike,
    output_image: Image | None = None,
    min_value: float = 0,
    max_value: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels whose value on a map lies in a range.

    Values are a map of the labels' shape, whose mean over its pixels a label has, or a vector that
    begins with the background's. Bounds belong to the range. What stays is numbered from 1.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    values : ArrayLike
        Map or vector of numbers, one for each label.
    output_image : Image | None, optional
        Image to write the result into.
    min_value : float, optional
        Lower bound.
    max_value : float, optional
        Upper bound.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if not min_value <= v[x] <= max_value else 0), v[l] = mean of
    values over the pixels of l, or values[l]``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, values
    >>> fulmo.remove_labels_with_map_values_within_range(cells, values, max_value=500)
    """
    return call("remove_labels_with_map_values_within_range", locals())


@renamed(label_map_input="input_image", labels="input_image", source="input_image", destination="output_image", minimum_size="maximum_size")
def remove_large_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    maximum_size: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels of more pixels than a maximum.

    What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    maximum_size : float, optional
        Labels of this many pixels stay.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if n[x] <= maximum_size else 0), n[l] = number of p with x[p] =
    l``

    Border: none: only pixels of the image count.

    Source: skimage.morphology.remove_small_objects

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.remove_large_labels(labels, maximum_size=300)
    """
    return call("remove_large_labels", locals())


@renamed(label_map_input="input_image", labels="input_image", source="input_image", destination="output_image", maximum_size="minimum_size")
def remove_small_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    minimum_size: float = 100,
    device: DeviceLike = None,
) -> Image:
    """Remove labels of fewer pixels than a minimum.

    What stays is numbered from 1 without gaps, in the order of the old numbers, in each frame.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    minimum_size : float, optional
        Labels of this many pixels stay.
        (in pixels)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``relabel_sequential(x if n[x] >= minimum_size else 0), n[l] = number of p with x[p] =
    l``

    Border: none: only pixels of the image count.

    Source: skimage.morphology.remove_small_objects

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.remove_small_labels(labels, minimum_size=150)
    """
    return call("remove_small_labels", locals())


@renamed(source="input_image0", new_values_vector="input_image1", destination="output_image")
def replace_intensities(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use replace_values."""
    arguments = locals()
    deprecated("replace_intensities", "replace_values")
    return call("replace_values", arguments)


@renamed(source="input_image", destination="output_image")
def replace_intensity(
    input_image: ArrayLike,
    output_image: Image | None = None,
    value_to_replace: float = 0,
    value_replacement: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use replace_value."""
    arguments = locals()
    deprecated("replace_intensity", "replace_value")
    return call("replace_value", arguments)


@renamed(source="input_image", destination="output_image")
def replace_value(
    input_image: ArrayLike,
    output_image: Image | None = None,
    value_to_replace: float = 0,
    value_replacement: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Replace one value by another.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    value_to_replace : float, optional
        Value to look for.
    value_replacement : float, optional
        Value to put in its place.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``value_replacement if x == value_to_replace else x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels
    >>> fulmo.replace_value(labels, value_to_replace=7, value_replacement=12)
    """
    return call("replace_value", locals())


@renamed(source="input_image0", new_values_vector="input_image1", destination="output_image")
def replace_values(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Replace each pixel by the entry of a vector that it numbers.

    A pixel beyond the vector reads its last entry.

    Parameters
    ----------
    input_image0 : ArrayLike
        Image of numbers, such as labels.
    input_image1 : ArrayLike
        Vector of new values.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        that of input_image1; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``vector[x]``

    Border: none: only pixels of the image count.

    Source: numpy.take

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import labels, values
    >>> fulmo.replace_values(labels, values)
    """
    return call("replace_values", locals())


@renamed(source="input_image", destination="output_image", linear_interpolation="interpolate")
def resample(
    input_image: ArrayLike,
    output_image: Image | None = None,
    factor_x: float = 1,
    factor_y: float = 1,
    factor_z: float = 1,
    interpolate: bool = False,
    device: DeviceLike = None,
    *,
    factor: PerAxis = None,
) -> Image:
    """Enlarge or shrink an image together with its grid.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w.

    Parameters
    ----------
    input_image : ArrayLike
        Image to enlarge.
    output_image : Image | None, optional
        Image to write the result into.
    factor_x : float, optional
        Magnification along x.
    factor_y : float, optional
        Magnification along y.
    factor_z : float, optional
        Magnification along z.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    device : str or Device, optional
        Where to run; by default where the first image is.
    factor : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: (32, 128, 128) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(factor * p) = in(p); sizes are multiplied by the factors and rounded``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.resample(image, factor_x=0.5, interpolate=True)
    """
    return call("resample", locals())


@renamed(source="input_image", destination="output_image")
def resample_affine(
    input_image: ArrayLike,
    output_image: Image | None = None,
    matrix: Sequence[float] | None = None,
    shape: Sequence[float] | None = None,
    order: int = 1,
    mode: str = "constant",
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Sample an image at places that depend linearly on the result's coordinates.

    Places are fixed-point numbers, so that every device reads the same pixels.

    Parameters
    ----------
    input_image : ArrayLike
        Image to sample.
    output_image : Image | None, optional
        Image to write the result into.
    matrix : Sequence[float]
        One row for each axis: its factors of the result's coordinates, and its offset, in pixels.
    shape : Sequence[float]
        Size of the result along each axis.
    order : int, optional
        1: linear between pixels; 0: the nearest pixel.
        (from 0 to 1)
    mode : str, optional
        What stands beyond the border; rules of scipy.ndimage.
        (one of "constant", "grid-constant", "nearest", "mirror", "reflect", "wrap", "grid-wrap")
    value : float, optional
        Value beyond the border where the mode is constant.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (9, 11) from (64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[i] = in at matrix (i, 1), axes in the order z, y, x``

    Border: as mode says.

    Source: scipy.ndimage.affine_transform

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.resample_affine(image, matrix=[0.5, 0.1, 20, -0.2, 0.75, 40], shape=[128, 128])
    """
    return call("resample_affine", locals())


@renamed(source="input_image", destination="output_image", angle_around_x_in_degrees="angle_x", angle_around_y_in_degrees="angle_y", angle_around_z_in_degrees="angle_z", rotate_around_center="centered", linear_interpolation="interpolate", auto_size="resize")
def rigid_transform(
    input_image: ArrayLike,
    output_image: Image | None = None,
    translate_x: float = 0,
    translate_y: float = 0,
    translate_z: float = 0,
    angle_x: float = 0,
    angle_y: float = 0,
    angle_z: float = 0,
    centered: bool = True,
    interpolate: bool = False,
    resize: bool = False,
    device: DeviceLike = None,
    *,
    translate: PerAxis = None,
    angle: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Turn an image about the axes x, y and z, in this order, then move it.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
    is that of the result.

    Parameters
    ----------
    input_image : ArrayLike
        Image to turn and move.
    output_image : Image | None, optional
        Image to write the result into.
    translate_x : float, optional
        Way towards larger coordinates along x.
        (in pixels)
    translate_y : float, optional
        Way towards larger coordinates along y.
        (in pixels)
    translate_z : float, optional
        Way towards larger coordinates along z.
        (in pixels)
    angle_x : float, optional
        Angle about the axis along x.
        (in degrees)
    angle_y : float, optional
        Angle about the axis along y.
        (in degrees)
    angle_z : float, optional
        Angle about the axis along z.
        (in degrees)
    centered : bool, optional
        Whether the image's centre stays where it is, else its first corner.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    resize : bool, optional
        Whether the result is as large as the transformed image, else as the image.
    device : str or Device, optional
        Where to run; by default where the first image is.
    translate : number or (z, y, x), optional
        The same for all axes, or one for each.
    angle : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(R p + translate) = in(p)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.rigid_transform(image, translate_x=20, angle_z=30, interpolate=True)
    """
    return call("rigid_transform", locals())


@renamed(source="input_image", destination="output_image", angle_around_x_in_degrees="angle_x", angle_around_y_in_degrees="angle_y", angle_around_z_in_degrees="angle_z", rotate_around_center="centered", linear_interpolation="interpolate", auto_size="resize")
def rotate(
    input_image: ArrayLike,
    output_image: Image | None = None,
    angle_x: float = 0,
    angle_y: float = 0,
    angle_z: float = 0,
    centered: bool = True,
    interpolate: bool = False,
    resize: bool = False,
    device: DeviceLike = None,
    *,
    angle: PerAxis = None,
) -> Image:
    """Turn an image about the axes x, y and z, in this order.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
    is that of the result.

    Parameters
    ----------
    input_image : ArrayLike
        Image to turn.
    output_image : Image | None, optional
        Image to write the result into.
    angle_x : float, optional
        Angle about the axis along x.
        (in degrees)
    angle_y : float, optional
        Angle about the axis along y.
        (in degrees)
    angle_z : float, optional
        Angle about the axis along z.
        (in degrees)
    centered : bool, optional
        Whether the image's centre stays where it is, else its first corner.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    resize : bool, optional
        Whether the result is as large as the transformed image, else as the image.
    device : str or Device, optional
        Where to run; by default where the first image is.
    angle : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(R p) = in(p), R = Rz(angle_z) Ry(angle_y) Rx(angle_x) about the centre; a
    positive angle about z turns x towards y``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.rotate(image, angle_z=30, interpolate=True)
    """
    return call("rotate", locals())


@renamed(source="input_image", destination="output_image")
def round(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Nearest whole number, halves away from zero.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sign(x) * floor(|x| + 1/2)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.round(signed / 25)
    """
    return call("round", locals())


@renamed(source="input_image", destination="output_image")
def sato_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma_minimum: float = 1,
    sigma_maximum: float = 3,
    sigma_step: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Strongest response to bright lines and tubes over several widths.

    From Gaussian second derivatives, scaled by sigma squared; 0 where the image is not curved
    downwards across a line.

    Parameters
    ----------
    input_image : ArrayLike
        Image with bright lines.
    output_image : Image | None, optional
        Image to write the result into.
    sigma_minimum : float, optional
        First standard deviation.
        (in pixels; from 0 to 1000)
    sigma_maximum : float, optional
        Standard deviations stay below.
        (in pixels; from 0 to 1000)
    sigma_step : float, optional
        Step from one to the next.
        (in pixels; from 0.001 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sigma^2 sqrt(min(e1, 0) min(e2, 0)) of the two smallest eigenvalues e1, e2; 2D:
    sigma^2 |min(e1, 0)|``

    Border: nearest.

    Source: Sato et al. 1998, doi:10.1016/S1361-8415(98)80009-1

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.sato_filter(image)
    """
    return call("sato_filter", locals())


@renamed(source="input_image", destination="output_image", rotate_around_center="centered", linear_interpolation="interpolate", auto_size="resize")
def scale(
    input_image: ArrayLike,
    output_image: Image | None = None,
    factor_x: float = 1,
    factor_y: float = 1,
    factor_z: float = 1,
    centered: bool = True,
    interpolate: bool = False,
    resize: bool = False,
    device: DeviceLike = None,
    *,
    factor: PerAxis = None,
) -> Image:
    """Enlarge or shrink an image.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
    is that of the result.

    Parameters
    ----------
    input_image : ArrayLike
        Image to enlarge.
    output_image : Image | None, optional
        Image to write the result into.
    factor_x : float, optional
        Magnification along x.
    factor_y : float, optional
        Magnification along y.
    factor_z : float, optional
        Magnification along z.
    centered : bool, optional
        Whether the image's centre stays where it is, else its first corner.
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    resize : bool, optional
        Whether the result is as large as the transformed image, else as the image.
    device : str or Device, optional
        Where to run; by default where the first image is.
    factor : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: (16, 192, 128) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(factor * p) = in(p)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.scale(image, factor_x=1.5, factor_y=0.75, interpolate=True)
    """
    return call("scale", locals())


@renamed(source="input_image", destination="output_image")
def scatter(
    input_image: ArrayLike,
    output_image: Image,
    start_x: int | None = None,
    stop_x: int | None = None,
    step_x: int | None = None,
    start_y: int | None = None,
    stop_y: int | None = None,
    step_y: int | None = None,
    start_z: int | None = None,
    stop_z: int | None = None,
    step_z: int | None = None,
    device: DeviceLike = None,
) -> Image:
    """Put an image into another at regular steps, in place.

    Values are cast as by astype. Pixels are counted from the output's first.

    Parameters
    ----------
    input_image : ArrayLike
        Image to put in: as large as the pixels named.
    output_image : Image
        Image to write the result into.
    start_x : int | None, optional
        First pixel along x; absent: the first, or the last going down.
    stop_x : int | None, optional
        Pixel along x to stop before; absent: beyond the last.
    step_x : int | None, optional
        Pixels along x from one to the next; below 0 going down.
    start_y : int | None, optional
        First pixel along y; absent: the first, or the last going down.
    stop_y : int | None, optional
        Pixel along y to stop before; absent: beyond the last.
    step_y : int | None, optional
        Pixels along y from one to the next; below 0 going down.
    start_z : int | None, optional
        First pixel along z; absent: the first, or the last going down.
    stop_z : int | None, optional
        Pixel along z to stop before; absent: beyond the last.
    step_z : int | None, optional
        Pixels along z from one to the next; below 0 going down.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        that of output_image; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``y[start_z:stop_z:step_z, start_y:stop_y:step_y, start_x:stop_x:step_x] = x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.scatter(image[:64, :64], smooth, start_x=32, stop_x=96, start_y=32, stop_y=96)
    """
    return call("scatter", locals())


@renamed(source="input_image", destination="input_image")
def set(
    input_image: Image,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Fill an image with a number, in place, and return it.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    scalar : float, optional
        Value of every pixel.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``y[p] = scalar``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set(image, scalar=100)
    """
    return call("set", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_column(
    input_image: Image,
    column_index: int = 0,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number into a column, in place, and return the image.

    An index outside the image changes nothing.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    column_index : int, optional
        Which column.
        (in pixels; from 0 to 2147483647)
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, column_index] = value``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_column(image, column_index=40, value=120)
    """
    return call("set_column", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_image_borders(
    input_image: Image,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number into all outermost pixels, in place, and return the image.

    Axes of length 1 have no border.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = value where a coordinate of p is 0 or size - 1``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_image_borders(image, value=255)
    """
    return call("set_image_borders", locals())


@renamed(source="input_image", destination="output_image")
def set_nonzero_pixels_to_pixelindex(
    input_image: ArrayLike,
    output_image: Image | None = None,
    offset: int = 1,
    device: DeviceLike = None,
) -> Image:
    """Number the pixels that are not 0 by their place in the image.

    Parameters
    ----------
    input_image : ArrayLike
        Image whose pixels are numbered.
    output_image : Image | None, optional
        Image to write the result into.
    offset : int, optional
        Number of the first pixel.
        (from 0 to 4294967295)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``offset + x + width * (y + height * z) if in[z, y, x] != 0 else 0``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.set_nonzero_pixels_to_pixelindex(mask)
    """
    return call("set_nonzero_pixels_to_pixelindex", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_plane(
    input_image: Image,
    plane_index: int = 0,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number into a plane, in place, and return the image.

    An index outside the image changes nothing.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    plane_index : int, optional
        Which plane.
        (in pixels; from 0 to 2147483647)
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[plane_index, y, x] = value``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.set_plane(stack, plane_index=12, value=120)
    """
    return call("set_plane", locals())


@renamed(source="input_image", destination="input_image")
def set_ramp_x(
    input_image: Image,
    device: DeviceLike = None,
) -> Image:
    """Write each pixel's x coordinate into it, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_ramp_x(image)
    """
    return call("set_ramp_x", locals())


@renamed(source="input_image", destination="input_image")
def set_ramp_y(
    input_image: Image,
    device: DeviceLike = None,
) -> Image:
    """Write each pixel's y coordinate into it, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_ramp_y(image)
    """
    return call("set_ramp_y", locals())


@renamed(source="input_image", destination="input_image")
def set_ramp_z(
    input_image: Image,
    device: DeviceLike = None,
) -> Image:
    """Write each pixel's z coordinate into it, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.set_ramp_z(stack)
    """
    return call("set_ramp_z", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_row(
    input_image: Image,
    row_index: int = 0,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number into a row, in place, and return the image.

    An index outside the image changes nothing.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    row_index : int, optional
        Which row.
        (in pixels; from 0 to 2147483647)
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, row_index, x] = value``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_row(image, row_index=40, value=120)
    """
    return call("set_row", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_where_x_equals_y(
    input_image: Image,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number where x is equal to y, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = value where x = y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_where_x_equals_y(image, value=120)
    """
    return call("set_where_x_equals_y", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_where_x_greater_than_y(
    input_image: Image,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number where x is greater than y, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = value where x > y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_where_x_greater_than_y(image, value=120)
    """
    return call("set_where_x_greater_than_y", locals())


@renamed(source="input_image", destination="input_image", scalar="value")
def set_where_x_smaller_than_y(
    input_image: Image,
    value: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Write a number where x is smaller than y, in place, and return the image.

    Parameters
    ----------
    input_image : Image
        Image to write the result into.
    value : float, optional
        Value to write; rounded for integers.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = value where x < y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.set_where_x_smaller_than_y(image, value=120)
    """
    return call("set_where_x_smaller_than_y", locals())


@renamed(source="input_image", destination="output_image")
def sign(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """-1, 0 or 1 after the sign of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sign(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.sign(signed)
    """
    return call("sign", locals())


@renamed(source="input_image", destination="output_image")
def sin(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Sine of each pixel, in radians.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sin(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.sin(signed / 20)
    """
    return call("sin", locals())


@renamed(source="input_image", destination="output_image")
def sinh(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Hyperbolic sine of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(e ** x - e ** -x) / 2``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.sinh(signed / 25)
    """
    return call("sinh", locals())


@renamed(source="input_image", destination="output_image")
def skeletonize(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Reduce objects to their skeletons: lines one pixel wide with the same topology and ends.

    Every value but 0 is foreground. Components, holes and cavities stay as many as they were;
    neighbours of the foreground are pixels at faces, edges and corners, of the background those at
    faces. Layers go from the six sides in turn, -x, +x, -y, +y, -z, +z, as in Lee's method, but
    pixel by pixel in the order of pyclesperanto, so that skeletons differ from scikit-image's.

    Parameters
    ----------
    input_image : ArrayLike
        Mask.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x without p, for each p in turn whose removal changes no topology and that ends no
    line, until there is none``

    Border: outside is background.

    Source: Lee, Kashyap and Chu 1994, doi:10.1006/cgip.1994.1042

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.skeletonize(fulmo.binary_not(mask))
    """
    return call("skeletonize", locals())


@renamed(source="input_image", destination="output_image")
def small_hessian_eigenvalue(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Smallest eigenvalue of the Hessian matrix of second differences.

    By value, not by magnitude: the smallest one is most negative on bright lines and spots.

    Parameters
    ----------
    input_image : ArrayLike
        Image to differentiate.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``eigenvalue of (dxx dxy; dxy dyy), dxx = x[i + 1] - 2 x[i] + x[i - 1], dxy from the 4
    corners / 4``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.small_hessian_eigenvalue(image)
    """
    return call("small_hessian_eigenvalue", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def smaller(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where the first image is smaller than the second, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x < y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.smaller(image, smooth)
    """
    return call("smaller", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def smaller_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel is smaller than a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x < scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.smaller_constant(image, scalar=100)
    """
    return call("smaller_constant", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def smaller_or_equal(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """1 where the first image is at most the second, else 0.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x <= y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.smaller_or_equal(image, smooth)
    """
    return call("smaller_or_equal", locals())


@renamed(source="input_image", destination="output_image", constant="scalar")
def smaller_or_equal_constant(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """1 where a pixel is at most a number, else 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x <= scalar``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.smaller_or_equal_constant(image, scalar=100)
    """
    return call("smaller_or_equal_constant", locals())


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def smooth_connected_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Smooth the outer outlines of labels that touch each other.

    erode_connected_labels, then dilate_labels of the same radius. What stays is numbered from 1 in
    the order of the old numbers, unless the radius is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``dilate_labels(erode_connected_labels(x))``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.smooth_connected_labels(cells, radius=6)
    """
    return call("smooth_connected_labels", locals())


@renamed(labels_input="input_image", labeling_source="input_image", source="input_image", labels_destination="output_image", labeling_destination="output_image", destination="output_image")
def smooth_labels(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Smooth the outlines of labels.

    opening_labels, then labels grow until they meet; background stays background. What stays is
    numbered from 1 in the order of the old numbers, unless the radius is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps; 0 changes nothing.
        (in pixels; from 0 to 1048576)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``extend_labeling_via_voronoi(opening_labels(x)) where x != 0, else 0``

    Border: outside pixels are left out, at each step.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.smooth_labels(cells, radius=6)
    """
    return call("smooth_labels", locals())


@renamed(source="input_image", destination="output_image")
def sobel(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Strength of edges: length of the Sobel gradient.

    Kernels are not normalised: a slope of 1 per pixel gives 8 in 2D and 32 in 3D.

    Parameters
    ----------
    input_image : ArrayLike
        Image to find edges in.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(gx^2 + gy^2 + gz^2), gx = x[i + 1] - x[i - 1] smoothed by 1, 2, 1 along the
    other axes``

    Border: nearest.

    Source: scipy.ndimage.sobel

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.sobel(image)
    """
    return call("sobel", locals())


@renamed(input_spots="input_image", source="input_image", destination_pointlist="output_image", destination="output_image")
def spots_to_pointlist(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Positions of what is not 0, as a list of points.

    Column l - 1 is for label l: x, y and, in a stack of several planes, z. Of a label of several
    pixels the first counts; a number that no pixel has gets 0.

    Parameters
    ----------
    input_image : ArrayLike
        Spots; whatever is not 0 is one.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (3, 61270) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[:, k] = p number k in raster order with x[p] != 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import spots
    >>> fulmo.spots_to_pointlist(spots)
    """
    return call("spots_to_pointlist", locals())


@renamed(source="input_image", destination="output_image")
def square(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Multiply each pixel by itself.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x * x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.square(image)
    """
    return call("square", locals())


@renamed(source="input_image", destination="output_image")
def square_root(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Square root of each pixel; NaN below 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.square_root(image)
    """
    return call("square_root", locals())


@renamed(source1="input_image0", source2="input_image1", destination="output_image")
def squared_difference(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Squared distance between two images pixel by pixel.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x - y) ** 2``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.squared_difference(image, smooth)
    """
    return call("squared_difference", locals())


@renamed(source="input_image", destination="output_image")
def standard_deviation(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Standard deviation of the pixels in a box or an ellipsoid around each pixel.

    Of the population: squares are divided by the number of pixels. Computed from distances to the
    mean; of integers of up to 16 bits from exact sums. Radii are cut to whole numbers.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius along x.
        (in pixels; from 0 to 1000)
    radius_y : float, optional
        Radius along y.
        (in pixels; from 0 to 1000)
    radius_z : float, optional
        Radius along z.
        (in pixels; from 0 to 1000)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(mean of (x[i + k] - mean of x[i + k])^2 over the neighbourhood)``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.standard_deviation(image, radius=3)
    """
    return call("standard_deviation", locals())


@renamed(source="input_image", destination="output_image")
def standard_deviation_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use standard_deviation(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("standard_deviation_box", "standard_deviation(connectivity='box')")
    return call("standard_deviation", arguments)


@renamed(source="input_image", intensity_image="input_image", label_map="labels", destination="output_image")
def standard_deviation_intensity_map(
    input_image: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the standard deviation of its pixels' intensities.

    Squares are divided by the number of pixels. The background is 0.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``standard deviation of x[q] over all q with labels[q] = labels[p]``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table and map_array

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.standard_deviation_intensity_map(image, cells)
    """
    return call("standard_deviation_intensity_map", locals())


@renamed(source="input_image")
def standard_deviation_of_all_pixels(
    input_image: ArrayLike,
    ddof: int = 0,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Standard deviation of all pixels.

    From squared distances to the mean, added in float64; 0 where there are not more pixels than
    ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(sum of (x - mean)^2 / (n - ddof))``

    Border: none: only pixels of the image count.

    Partly on the host: the division of two sums.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.standard_deviation_of_all_pixels(image)
    """
    return call("standard_deviation_of_all_pixels", locals())


@renamed(values="vector", src_values="vector", touch_matrix="matrix", destination="output_image")
def standard_deviation_of_touching_neighbors(
    vector: ArrayLike,
    matrix: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Standard deviation of each label's number and those of its neighbours.

    The label's own number counts too; squares are divided by how many there are. Labels i and j are
    neighbours where entry (i, j) or (j, i) of the matrix is over 0.

    Parameters
    ----------
    vector : ArrayLike
        A number for each label from 0, or from 1: then the background is left out.
    matrix : ArrayLike
        Square matrix that says which labels touch, background first.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``standard deviation of vector[m] over m = l and m with matrix[m, l] > 0 or matrix[l,
    m] > 0``

    Border: none: only pixels of the image count.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.standard_deviation_of_touching_neighbors(values, touches)
    """
    return call("standard_deviation_of_touching_neighbors", locals())


@renamed(parametric_map="map", label_map="labels", parametric_map_destination="output_image", destination="output_image", ignore_touching_background="ignore_background")
def standard_deviation_of_touching_neighbors_map(
    map: ArrayLike,
    labels: ArrayLike,
    output_image: Image | None = None,
    radius: int = 1,
    ignore_background: bool = True,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label the standard deviation of its number and those of its neighbours.

    The label's own number counts too; squares are divided by how many there are. Neighbours touch
    at faces, or are reached by `radius` steps over labels that do. A label's number is the map's at
    its first pixel.

    Parameters
    ----------
    map : ArrayLike
        A number for each label, painted on it.
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    radius : int, optional
        Steps from neighbour to neighbour.
        (from 0 to 1000000000)
    ignore_background : bool, optional
        The background is nobody's neighbour.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``standard deviation of v[m] over m = l and its neighbours m, l = labels[p], v[m] =
    map[first q with labels[q] = m]``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.standard_deviation_of_touching_neighbors_map(image, cells, radius=3)
    """
    return call("standard_deviation_of_touching_neighbors_map", locals())


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_vector")
def standard_deviation_partial_touching_area_matrix(
    input_image_label: ArrayLike,
    output_image_vector: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """How unevenly each label's surface is shared among those it touches.

    A label's portions are the faces it shares with each other label and with the background over
    all of these; faces at the image's edge do not count. Their standard deviation is over the
    labels touched, background included; entry l is for label l.

    Parameters
    ----------
    input_image_label : ArrayLike
        Label image.
        (whole numbers)
    output_image_vector : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (37,) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(mean of (portion - mean of portion)^2), portion = faces[m, l] / sum over k of
    faces[k, l], m: those with faces[m, l] > 0``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.standard_deviation_partial_touching_area_matrix(cells)
    """
    return call("standard_deviation_partial_touching_area_matrix", locals())


@renamed(source="input_image", destination="output_image")
def standard_deviation_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use standard_deviation(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("standard_deviation_sphere", "standard_deviation(connectivity='sphere')")
    return call("standard_deviation", arguments)


@renamed(label_map="input_image_label", source="input_image_label", destination="output_image_vector")
def standard_deviation_touch_portion(
    input_image_label: ArrayLike,
    output_image_vector: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Deprecated: use standard_deviation_partial_touching_area_matrix."""
    arguments = locals()
    deprecated("standard_deviation_touch_portion", "standard_deviation_partial_touching_area_matrix")
    return call("standard_deviation_partial_touching_area_matrix", arguments)


@renamed(source="input_image", destination="output_image")
def standard_deviation_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """The same as std_z_projection(ddof=1)."""
    arguments = locals() | {"ddof": 1}
    return call("std_z_projection", arguments)


@renamed(source="intensity", labelmap="label")
def statistics_of_background_and_labelled_pixels(
    intensity: ArrayLike | None = None,
    label: ArrayLike | None = None,
    spacing: Spacing = None,
    columns: str = "all",
    device: DeviceLike = None,
) -> Any:
    """Measure the background and each label; the older name of labels_statistics(include_background=True).

    One row for each number from 1 to the largest label, in each frame; a number that no pixel has
    gets area 0 and NaN. Bounding boxes include both ends. Standard deviations divide by the number
    of pixels. With `spacing` areas, centroids, centers of mass and distances are in its unit;
    bounding boxes and sums stay in pixels.

    Parameters
    ----------
    intensity : ArrayLike | None, optional
        Intensities.
    label : ArrayLike | None, optional
        Label image.
        (whole numbers)
    spacing : Spacing, optional
        Size of a pixel along z, y, x (or y, x).
    columns : str, optional
        'all', or names separated by commas: fewer passes when only those of places are wanted.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    A table: columns of one number for each label.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``of the n pixels p of a label, x: intensity: centroid = sum of p / n, mass center =
    sum of x p / sum of x, mean = sum of x / n, standard deviation = sqrt(sum of (x - mean)^2 / n),
    distances |p - centroid|, |p - mass center|``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.statistics_of_background_and_labelled_pixels(image, cells)
    """
    return call("statistics_of_background_and_labelled_pixels", locals())


@renamed(label_image="label", source="label")
def statistics_of_labelled_neighbors(
    label: ArrayLike,
    proximal_distances: Sequence[float] | None = None,
    nearest_neighbor_ns: Sequence[float] | None = None,
    dilation_radii: Sequence[float] | None = None,
    device: DeviceLike = None,
) -> Any:
    """Measure each label's neighbours; the older name of labels_neighbors_statistics.

    Touching labels share faces of pixels; touch counts are these faces, portions their share of all
    faces of the label. Distances are those of centroids. Columns that end in _dilated_r_R measure
    labels grown by R steps (dilate_labels). Without touching neighbours numbers are 0, their ratio
    NaN; a number that no pixel has has counts of 0 and no distances.

    Parameters
    ----------
    label : ArrayLike
        Label image.
        (whole numbers)
    proximal_distances : Sequence[float] | None, optional
        Distances within which others are counted; 10, 20, 40, 80 and 160 unless given.
    nearest_neighbor_ns : Sequence[float] | None, optional
        How many nearest others to take; 1 to 8, 10 and 20 unless given.
    dilation_radii : Sequence[float] | None, optional
        Steps by which labels grow; 5 and 10 unless given.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    A table: columns of one number for each label.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``touch count = faces[m, l], the number of faces between pixels of m and of l; touch
    portion = faces[m, l] / sum over k of faces[k, l]; distance = |c[m] - c[l]|, c: centroids; m !=
    l, m > 0``

    Border: at the image's edge nothing touches; labels that grow leave out what lies outside.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.statistics_of_labelled_neighbors(cells)
    """
    return call("statistics_of_labelled_neighbors", locals())


@renamed(intensity_image="intensity", label_image="label")
def statistics_of_labelled_pixels(
    intensity: ArrayLike | None = None,
    label: ArrayLike | None = None,
    spacing: Spacing = None,
    columns: str = "all",
    device: DeviceLike = None,
) -> Any:
    """Measure each label; the older name of labels_statistics, with its images the other way round.

    One row for each number from 1 to the largest label, in each frame; a number that no pixel has
    gets area 0 and NaN. Bounding boxes include both ends. Standard deviations divide by the number
    of pixels. With `spacing` areas, centroids, centers of mass and distances are in its unit;
    bounding boxes and sums stay in pixels.

    Parameters
    ----------
    intensity : ArrayLike | None, optional
        Intensities.
    label : ArrayLike | None, optional
        Label image.
        (whole numbers)
    spacing : Spacing, optional
        Size of a pixel along z, y, x (or y, x).
    columns : str, optional
        'all', or names separated by commas: fewer passes when only those of places are wanted.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    A table: columns of one number for each label.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``of the n pixels p of a label, x: intensity: centroid = sum of p / n, mass center =
    sum of x p / sum of x, mean = sum of x / n, standard deviation = sqrt(sum of (x - mean)^2 / n),
    distances |p - centroid|, |p - mass center|``

    Border: none: only pixels of the image count.

    Source: skimage.measure.regionprops_table

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells, image
    >>> fulmo.statistics_of_labelled_pixels(image, cells)
    """
    return call("statistics_of_labelled_pixels", locals())


@renamed(source="input_image", destination="output_image")
def std_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Standard deviation along x.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(sum of (v - mean of v)^2 / (n - ddof)), v = in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.std_x_projection(stack)
    """
    return call("std_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def std_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Standard deviation along y.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(sum of (v - mean of v)^2 / (n - ddof)), v = in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.std_y_projection(stack)
    """
    return call("std_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def std_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Standard deviation along z.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sqrt(sum of (v - mean of v)^2 / (n - ddof)), v = in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.std_z_projection(stack)
    """
    return call("std_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def sub_stack(
    input_image: ArrayLike,
    output_image: Image | None = None,
    start_z: int = 0,
    end_z: int = 0,
    device: DeviceLike = None,
) -> Image:
    """Cut some planes out of a stack.

    A single plane is 2D.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to cut from.
    output_image : Image | None, optional
        Image to write the result into.
    start_z : int, optional
        First plane.
        (from -2147483647 to 2147483647)
    end_z : int, optional
        Last plane; it belongs to the result.
        (from -2147483647 to 2147483647)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[k] = in[start_z + k], k = 0 ... end_z - start_z``

    Border: beyond the stack its outermost planes repeat.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.sub_stack(stack, start_z=4, end_z=7)
    """
    return call("sub_stack", locals())


@renamed(source="input_image", destination="output_image")
def subtract_gaussian_background(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma_x: float = 2,
    sigma_y: float = 2,
    sigma_z: float = 2,
    device: DeviceLike = None,
    *,
    sigma: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Subtract a blurred copy of the image.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    sigma_x : float, optional
        Standard deviation of the background along x.
        (in pixels; from 0 to 1000)
    sigma_y : float, optional
        Standard deviation of the background along y.
        (in pixels; from 0 to 1000)
    sigma_z : float, optional
        Standard deviation of the background along z.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.
    sigma : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x - gaussian_blur(x, sigma)``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.subtract_gaussian_background(image, sigma=10)
    """
    return call("subtract_gaussian_background", locals())


@renamed(source="input_image", destination="output_image")
def subtract_image_from_scalar(
    input_image: ArrayLike,
    output_image: Image | None = None,
    scalar: float = 0,
    device: DeviceLike = None,
) -> Image:
    """Subtract each pixel from a number.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    scalar : float, optional
        Number to combine each pixel with.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``scalar - x``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.subtract_image_from_scalar(image, scalar=100)
    """
    return call("subtract_image_from_scalar", locals())


@renamed(subtrahend="input_image0", minuend="input_image1", destination="output_image")
def subtract_images(
    input_image0: ArrayLike,
    input_image1: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Subtract the second image from the first.

    Parameters
    ----------
    input_image0 : ArrayLike
        First image.
    input_image1 : ArrayLike
        Second image; its shape is equal or stretches.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        promoted from the inputs; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x - y``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, smooth
    >>> fulmo.subtract_images(image, smooth)
    """
    return call("subtract_images", locals())


@renamed(source="input_image")
def sum_of_all_pixels(
    input_image: ArrayLike,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Sum of all pixel values.

    Integers are added exactly; a sum beyond 64 bits is an error. Floats are added in float64 in a
    fixed order.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum over p of x[p]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.sum_of_all_pixels(image)
    """
    return call("sum_of_all_pixels", locals())


@renamed(source="input_image", destination="output_image")
def sum_reduction_x(
    input_image: ArrayLike,
    output_image: Image | None = None,
    blocksize: int = 256,
    device: DeviceLike = None,
) -> Image:
    """Sum of each block of pixels along x.

    The last block of a row may be shorter. Integers are added exactly and saturate, floats in
    float64. An output image says how many blocks there are: those beyond the image are 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to sum up.
    output_image : Image | None, optional
        Image to write the result into.
    blocksize : int, optional
        Length of a block.
        (in pixels; from 1 to 1000000000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (16, 64, 1) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of x[j] over j = b * blocksize ... (b + 1) * blocksize - 1``

    Border: none: only pixels of the image count.

    Source: numpy.add.reduceat

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.sum_reduction_x(stack)
    """
    return call("sum_reduction_x", locals())


@renamed(source="input_image", destination="output_image")
def sum_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Sum along x.

    Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.sum_x_projection(stack)
    """
    return call("sum_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def sum_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Sum along y.

    Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.sum_y_projection(stack)
    """
    return call("sum_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def sum_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Sum along z.

    Integers are added exactly; a sum that does not fit the result saturates. Floats are added in
    float64.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32, int32 or float32 by input; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.sum_z_projection(stack)
    """
    return call("sum_z_projection", locals())


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix")
def symmetric_maximum_matrix(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The larger of a matrix and its transpose.

    Parameters
    ----------
    input_image_matrix : ArrayLike
        Matrix; row and column 0 are the background's.
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``max(x[i, j], x[j, i])``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.symmetric_maximum_matrix(touches * values)
    """
    return call("symmetric_maximum_matrix", locals())


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix")
def symmetric_mean_matrix(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The mean of a matrix and its transpose.

    Parameters
    ----------
    input_image_matrix : ArrayLike
        Matrix; row and column 0 are the background's.
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(x[i, j] + x[j, i]) / 2``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.symmetric_mean_matrix(touches * values)
    """
    return call("symmetric_mean_matrix", locals())


@renamed(source_matrix="input_image_matrix", distance_matrix="input_image_matrix", touch_portion_matrix="input_image_matrix", source="input_image_matrix", destination_matrix="output_image_matrix", touch_matrix_destination="output_image_matrix", destination="output_image_matrix")
def symmetric_minimum_matrix(
    input_image_matrix: ArrayLike,
    output_image_matrix: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """The smaller of a matrix and its transpose.

    Parameters
    ----------
    input_image_matrix : ArrayLike
        Matrix; row and column 0 are the background's.
    output_image_matrix : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``min(x[i, j], x[j, i])``

    Border: none: only pixels of the image count.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import touches, values
    >>> fulmo.symmetric_minimum_matrix(touches * values)
    """
    return call("symmetric_minimum_matrix", locals())


@renamed(source="input_image", destination="output_image")
def tan(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Tangent of each pixel, in radians.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``tan(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import unit
    >>> fulmo.tan(unit)
    """
    return call("tan", locals())


@renamed(source="input_image", destination="output_image")
def tanh(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Hyperbolic tangent of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``(e ** x - e ** -x) / (e ** x + e ** -x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.tanh(signed / 25)
    """
    return call("tanh", locals())


@renamed(source="input_image", destination="output_image")
def threshold_isodata(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above the isodata threshold.

    It is the lowest that lies half-way between the means of the two classes. It is found in 256
    bins whose centres run from the smallest to the largest finite value; integers that span no more
    than 256 values have a bin for each. NaN is not counted. A constant image, or one without finite
    values, gives an empty mask.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > t, t = min of c with (m0 + m1) / 2 - c < width of a bin; m0: mean of x <= c, m1:
    of x > c``

    Border: none: only pixels of the image count.

    Partly on the host: the threshold is found in 256 counts.

    Source: Ridler and Calvard 1978, doi:10.1109/TSMC.1978.4310039

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_isodata(image)
    """
    return call("threshold_isodata", locals())


@renamed(source="input_image", destination="output_image")
def threshold_li(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above Li's threshold.

    It makes the cross entropy between the image and the means of the two classes smallest, found by
    iteration from the mean to half a bin, where intensities count from the smallest. It is found in
    256 bins whose centres run from the smallest to the largest finite value; integers that span no
    more than 256 values have a bin for each. NaN is not counted. A constant image, or one without
    finite values, gives an empty mask.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > t, t = (m1 - m0) / (log(m1) - log(m0)); m0: mean of x <= t, m1: of x > t``

    Border: none: only pixels of the image count.

    Partly on the host: the threshold is found in 256 counts.

    Source: Li and Tam 1998, doi:10.1016/S0167-8655(98)00057-9

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_li(image)
    """
    return call("threshold_li", locals())


@renamed(source="input_image", destination="output_image")
def threshold_mean(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above the mean.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > mean``

    Border: none: only pixels of the image count.

    Partly on the host: the division of the sum.

    Source: Glasbey 1993, doi:10.1006/cgip.1993.1040

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_mean(image)
    """
    return call("threshold_mean", locals())


@renamed(source="input_image", destination="output_image")
def threshold_otsu(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above Otsu's threshold.

    It makes the variance between the two classes largest. It is found in 256 bins whose centres run
    from the smallest to the largest finite value; integers that span no more than 256 values have a
    bin for each. NaN is not counted. A constant image, or one without finite values, gives an empty
    mask.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > t, t = argmax over c of n0 * n1 * (m0 - m1)^2; n0, m0: number and mean of x <= c,
    n1, m1: of x > c``

    Border: none: only pixels of the image count.

    Partly on the host: the threshold is found in 256 counts.

    Source: Otsu 1979, doi:10.1109/TSMC.1979.4310076

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_otsu(image)
    """
    return call("threshold_otsu", locals())


@renamed(source="input_image", destination="output_image")
def threshold_triangle(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above the triangle threshold.

    It is where the histogram lies deepest below the line from its peak to the end of its longer
    tail. It is found in 256 bins whose centres run from the smallest to the largest finite value;
    integers that span no more than 256 values have a bin for each. NaN is not counted. A constant
    image, or one without finite values, gives an empty mask.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > t, t = argmax over c of how far (c, h[c]) lies below the line from (peak,
    h[peak]) to (end, 0)``

    Border: none: only pixels of the image count.

    Partly on the host: the threshold is found in 256 counts.

    Source: Zack, Rogers and Latt 1977, doi:10.1177/25.7.70454

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_triangle(image)
    """
    return call("threshold_triangle", locals())


@renamed(source="input_image", destination="output_image")
def threshold_yen(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Image:
    """Mask of the pixels above Yen's threshold.

    It makes the correlation within the two classes largest. It is found in 256 bins whose centres
    run from the smallest to the largest finite value; integers that span no more than 256 values
    have a bin for each. NaN is not counted. A constant image, or one without finite values, gives
    an empty mask.

    Parameters
    ----------
    input_image : ArrayLike
        Image to threshold.
    output_image : Image | None, optional
        Image to write the result into.
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint8 (0 or 1); shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x > t, t = argmax over c of (P * (1 - P))^2 / (sum of p[i]^2 over i <= c * sum of
    p[i]^2 over i > c); p: share of each bin, P: sum of p[i] over i <= c``

    Border: none: only pixels of the image count.

    Partly on the host: the threshold is found in 256 counts.

    Source: Yen, Chang and Chang 1995, doi:10.1109/83.366472

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.threshold_yen(image)
    """
    return call("threshold_yen", locals())


@renamed(source="input_image", destination="output_image")
def top_hat(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """What an opening removes: bright structures smaller than the neighbourhood, without background.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along x.
        (in pixels; from 0 to 1048576)
    radius_y : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along y.
        (in pixels; from 0 to 1048576)
    radius_z : float, optional
        Radius; fractions are dropped, 0 leaves the axis alone along z.
        (in pixels; from 0 to 1048576)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x - opening(x)``

    Border: outside pixels are left out, which equals repeating the edge pixel, at each step.

    Source: van Herk, Pattern Recognition Letters 13, 1992; Gil and Werman, IEEE Transactions on
    PAMI 15, 1993

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.top_hat(image, radius=12)
    """
    return call("top_hat", locals())


@renamed(source="input_image", destination="output_image")
def top_hat_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use top_hat(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("top_hat_box", "top_hat(connectivity='box')")
    return call("top_hat", arguments)


@renamed(source="input_image", destination="output_image")
def top_hat_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use top_hat(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("top_hat_sphere", "top_hat(connectivity='sphere')")
    return call("top_hat", arguments)


@renamed(label_map="labels", source="labels", destination="output_image")
def touching_neighbor_count_map(
    labels: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Paint on each label how many others touch it.

    Labels touch at faces; the background is no neighbour.

    Parameters
    ----------
    labels : ArrayLike
        Label image.
        (whole numbers)
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``number of m > 0, m != x, with a face between pixels of m and of x; 0 for the
    background``

    Border: at the image's edge nothing touches.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import cells
    >>> fulmo.touching_neighbor_count_map(cells)
    """
    return call("touching_neighbor_count_map", locals())


@renamed(source="input_image", destination="output_image", linear_interpolation="interpolate")
def translate(
    input_image: ArrayLike,
    output_image: Image | None = None,
    translate_x: float = 0,
    translate_y: float = 0,
    translate_z: float = 0,
    interpolate: bool = False,
    device: DeviceLike = None,
    *,
    translate: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Move an image by some pixels.

    A flat image stays flat: what is given for z is left out. Voxel centres lie at halves, so that
    an image of width w spans 0 ... w. An output image of other sizes is filled as it is; its centre
    is that of the result.

    Parameters
    ----------
    input_image : ArrayLike
        Image to move.
    output_image : Image | None, optional
        Image to write the result into.
    translate_x : float, optional
        Way towards larger coordinates along x.
        (in pixels)
    translate_y : float, optional
        Way towards larger coordinates along y.
        (in pixels)
    translate_z : float, optional
        Way towards larger coordinates along z.
        (in pixels)
    interpolate : bool, optional
        Linear between voxels, in float32; else the nearest voxel, in its own dtype.
    device : str or Device, optional
        Where to run; by default where the first image is.
    translate : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32 if interpolate, else same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out(x) = in(x - translate)``

    Border: zero; between voxels the border fades into it.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.translate(image, translate_x=20, translate_y=-10)
    """
    return call("translate", locals())


@renamed(source="input_image", destination="output_image")
def transpose_xy(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Swap the axes x and y.

    Parameters
    ----------
    input_image : ArrayLike
        Image to turn.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = in[z, x, y]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.transpose_xy(image)
    """
    return call("transpose_xy", locals())


@renamed(source="input_image", destination="output_image")
def transpose_xz(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Swap the axes x and z.

    Parameters
    ----------
    input_image : ArrayLike
        Image to turn.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 64, 16) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = in[x, y, z]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.transpose_xz(stack)
    """
    return call("transpose_xz", locals())


@renamed(source="input_image", destination="output_image")
def transpose_yz(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Swap the axes y and z.

    Parameters
    ----------
    input_image : ArrayLike
        Image to turn.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (64, 16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[z, y, x] = in[y, z, x]``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.transpose_yz(stack)
    """
    return call("transpose_yz", locals())


@renamed(source="input_image", destination="output_image")
def truncate(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Whole part of each pixel.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``trunc(x)``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import signed
    >>> fulmo.truncate(signed / 25)
    """
    return call("truncate", locals())


@renamed(source="input_image", destination="output_image")
def tubeness(
    input_image: ArrayLike,
    output_image: Image | None = None,
    sigma: float = 1,
    device: DeviceLike = None,
) -> Image:
    """Response to bright lines and tubes of one width.

    From Gaussian second derivatives, scaled by sigma squared; 0 where the image is not curved
    downwards across a line.

    Parameters
    ----------
    input_image : ArrayLike
        Image with bright lines.
    output_image : Image | None, optional
        Image to write the result into.
    sigma : float, optional
        Standard deviation, about the radius of the lines.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sigma^2 sqrt(min(e1, 0) min(e2, 0)) of the two smallest eigenvalues e1, e2; 2D:
    sigma^2 |min(e1, 0)|``

    Border: nearest.

    Source: Sato et al. 1998, doi:10.1016/S1361-8415(98)80009-1

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.tubeness(image, sigma=2)
    """
    return call("tubeness", locals())


@renamed(source="input_image", destination="output_image")
def undefined_to_zero(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Replace NaN and infinities by 0.

    Parameters
    ----------
    input_image : ArrayLike
        Image to work on.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x if finite else 0``

    Border: none: each pixel by itself.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.undefined_to_zero(image)
    """
    return call("undefined_to_zero", locals())


@renamed(source="input_image", destination="output_image")
def unpad(
    input_image: ArrayLike,
    output_image: Image | None = None,
    size_x: int = 0,
    size_y: int = 0,
    size_z: int = 0,
    center: bool = False,
    device: DeviceLike = None,
    *,
    size: PerAxis = None,
) -> Image:
    """Cut an image to a given size: what pad has put around it.

    Leading axes of length 1 are dropped, as in pyclesperanto.

    Parameters
    ----------
    input_image : ArrayLike
        Image to cut.
    output_image : Image | None, optional
        Image to write the result into.
    size_x : int, optional
        Final size along x; 0: as it is.
        (in pixels; from 0 to 2147483647)
    size_y : int, optional
        Final size along y; 0: as it is.
        (in pixels; from 0 to 2147483647)
    size_z : int, optional
        Final size along z; 0: as it is.
        (in pixels; from 0 to 2147483647)
    center : bool, optional
        Whether the middle is kept rather than the start.
    device : str or Device, optional
        Where to run; by default where the first image is.
    size : number or (z, y, x), optional
        The same for all axes, or one for each.

    Returns
    -------
    Image
        same as input; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``out[p] = in[p + start], start = (in.shape - size + 1) // 2 if center else 0``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.unpad(image, size_x=96, size_y=64, center=True)
    """
    return call("unpad", locals())


@renamed(source="input_image", destination="output_image")
def variance_box(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use variance_filter(connectivity='box')."""
    arguments = locals() | {"connectivity": 'box'}
    deprecated("variance_box", "variance_filter(connectivity='box')")
    return call("variance_filter", arguments)


@renamed(source="input_image", destination="output_image")
def variance_filter(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    connectivity: str = "box",
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Variance of the pixels in a box or an ellipsoid around each pixel.

    Of the population: squares are divided by the number of pixels. Computed from distances to the
    mean; of integers of up to 16 bits from exact sums. Radii are cut to whole numbers.

    Parameters
    ----------
    input_image : ArrayLike
        Image to filter.
    output_image : Image | None, optional
        Image to write the result into.
    radius_x : float, optional
        Radius along x.
        (in pixels; from 0 to 1000)
    radius_y : float, optional
        Radius along y.
        (in pixels; from 0 to 1000)
    radius_z : float, optional
        Radius along z.
        (in pixels; from 0 to 1000)
    connectivity : str, optional
        Shape of the neighbourhood: box, or sphere for the ellipsoid sum((d / radius)^2) <= 1.
        (one of "box", "sphere")
    device : str or Device, optional
        Where to run; by default where the first image is.
    radius : number or (z, y, x), optional
        The same for all axes, or one for each.
    spacing : "image" or (z, y, x), optional
        Size of a voxel; lengths are then given in its unit, not in voxels.

    Returns
    -------
    Image
        float32; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``mean of (x[i + k] - mean of x[i + k])^2 over the neighbourhood``

    Border: nearest.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.variance_filter(image, radius=3)
    """
    return call("variance_filter", locals())


@renamed(source="input_image")
def variance_of_all_pixels(
    input_image: ArrayLike,
    ddof: int = 0,
    device: DeviceLike = None,
    *,
    frames: str = "apart",
) -> Any:
    """Variance of all pixels.

    From squared distances to the mean, added in float64; 0 where there are not more pixels than
    ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to measure.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    frames : str, optional
        Whether each frame of a batch is an image of its own, or all together are one.
        (one of "apart", "together")
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    number; a list of one for each frame of a batch

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of (x - mean)^2 / (n - ddof)``

    Border: none: only pixels of the image count.

    Partly on the host: the division of two sums.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.variance_of_all_pixels(image)
    """
    return call("variance_of_all_pixels", locals())


@renamed(source="input_image", destination="output_image")
def variance_sphere(
    input_image: ArrayLike,
    output_image: Image | None = None,
    radius_x: float = 1,
    radius_y: float = 1,
    radius_z: float = 1,
    device: DeviceLike = None,
    *,
    radius: PerAxis = None,
    spacing: Spacing = None,
) -> Image:
    """Deprecated: use variance_filter(connectivity='sphere')."""
    arguments = locals() | {"connectivity": 'sphere'}
    deprecated("variance_sphere", "variance_filter(connectivity='sphere')")
    return call("variance_filter", arguments)


@renamed(source="input_image", destination="output_image")
def variance_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Variance along x.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of (v - mean of v)^2 / (n - ddof), v = in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.variance_x_projection(stack)
    """
    return call("variance_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def variance_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Variance along y.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of (v - mean of v)^2 / (n - ddof), v = in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.variance_y_projection(stack)
    """
    return call("variance_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def variance_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    ddof: int = 0,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Variance along z.

    From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    ddof : int, optional
        What is taken from the count before the division (0: of the population, 1: of a sample).
        (from 0 to 1000000000)
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        float32; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``sum of (v - mean of v)^2 / (n - ddof), v = in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.variance_z_projection(stack)
    """
    return call("variance_z_projection", locals())


@renamed(binary_source="input_binary", source="input_binary", labeling_destination="output_labels", destination="output_labels")
def voronoi_labeling(
    input_binary: ArrayLike,
    output_labels: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Number connected components and let each own the pixels that are nearest to it.

    Distances are Euclidean; of components as near as each other the one whose nearest pixel comes
    first wins.

    Parameters
    ----------
    input_binary : ArrayLike
        Mask; whatever is not zero is foreground.
    output_labels : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``nearest_label(connected_component_labeling(x))``

    Border: outside is unknown.

    Source: Maurer et al., A linear time algorithm for computing exact Euclidean distance
    transforms, PAMI 25, 2003

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import mask
    >>> fulmo.voronoi_labeling(mask)
    """
    return call("voronoi_labeling", locals())


@renamed(source="input_image", label_image_destination="output_image", destination="output_image")
def voronoi_otsu_labeling(
    input_image: ArrayLike,
    output_image: Image | None = None,
    spot_sigma: float = 2,
    outline_sigma: float = 2,
    device: DeviceLike = None,
) -> Image:
    """Segment blobs: seeds at bright spots, outlines by Otsu's threshold, borders half-way between seeds.

    Spots are maxima of the image blurred by spot_sigma inside the mask, which is Otsu's threshold
    of the image blurred by outline_sigma.

    Parameters
    ----------
    input_image : ArrayLike
        Intensities.
    output_image : Image | None, optional
        Image to write the result into.
    spot_sigma : float, optional
        How far apart seeds are.
        (in pixels; from 0 to 1000)
    outline_sigma : float, optional
        How smooth outlines are.
        (in pixels; from 0 to 1000)
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32 labels; shape: same as input.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``masked_voronoi_labeling(detect_maxima(gaussian_blur(x, spot_sigma)) and mask, mask),
    mask = threshold_otsu(gaussian_blur(x, outline_sigma))``

    Border: nearest when smoothing; nothing grows from outside.

    Source: Haase, napari-segment-blobs-and-things-with-membranes

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.voronoi_otsu_labeling(image, spot_sigma=3, outline_sigma=1)
    """
    return call("voronoi_otsu_labeling", locals())


@renamed(positions_and_values="input_image", source="input_image", destination="output_image")
def write_values_to_positions(
    input_image: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Write values into an image at points of a list, in place.

    Coordinates are cut to whole numbers; points outside are left out; of several at one place the
    last stays. Values are cast as by astype. Without an output the image is as small as it can be.

    Parameters
    ----------
    input_image : ArrayLike
        Points as columns, with rows x, y, in stacks z, and the value.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        that of output_image, else same as input; shape: (5, 4) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``y[trunc(x[:-1, i])] = x[-1, i]``

    Border: points outside are left out.

    Partly on the host: numbers of labels, which are few beside pixels, follow from lists of pairs.

    Source: pyclesperanto

    Examples
    --------
    >>> import fulmo
    >>> fulmo.write_values_to_positions([[3, 10, 16], [5, 12, 2], [1, 2, 3]])
    """
    return call("write_values_to_positions", locals())


@renamed(source="input_image", destination="output_image")
def x_position_of_maximum_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along x the largest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmax of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Source: numpy.argmax

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.x_position_of_maximum_x_projection(stack)
    """
    return call("x_position_of_maximum_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def x_position_of_minimum_x_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along x the smallest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmin of in[z, y, x] over x``

    Border: none: only pixels of the image count.

    Source: numpy.argmin

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.x_position_of_minimum_x_projection(255 - stack)
    """
    return call("x_position_of_minimum_x_projection", locals())


@renamed(source="input_image", destination="output_image")
def y_position_of_maximum_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along y the largest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmax of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Source: numpy.argmax

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.y_position_of_maximum_y_projection(stack)
    """
    return call("y_position_of_maximum_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def y_position_of_minimum_y_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along y the smallest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (16, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmin of in[z, y, x] over y``

    Border: none: only pixels of the image count.

    Source: numpy.argmin

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.y_position_of_minimum_y_projection(255 - stack)
    """
    return call("y_position_of_minimum_y_projection", locals())


@renamed(source="input_image", destination="output_image")
def z_position_of_maximum_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along z the largest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmax of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Source: numpy.argmax

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.z_position_of_maximum_z_projection(stack)
    """
    return call("z_position_of_maximum_z_projection", locals())


@renamed(source="input_image", destination="output_image")
def z_position_of_minimum_z_projection(
    input_image: ArrayLike,
    output_image: Image | None = None,
    keep_dims: bool = False,
    device: DeviceLike = None,
) -> Image:
    """Where along z the smallest value stands.

    The first of several that are equal; the first NaN, if there is one.

    Parameters
    ----------
    input_image : ArrayLike
        Image to project.
    output_image : Image | None, optional
        Image to write the result into.
    keep_dims : bool, optional
        Keep the axis, with length 1.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        uint32; shape: (64, 64) from (16, 64, 64).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``argmin of in[z, y, x] over z``

    Border: none: only pixels of the image count.

    Source: numpy.argmin

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.z_position_of_minimum_z_projection(255 - stack)
    """
    return call("z_position_of_minimum_z_projection", locals())


@renamed(source_stack="input_image", z_position="position", destination="output_image")
def z_position_projection(
    input_image: ArrayLike,
    position: ArrayLike,
    output_image: Image | None = None,
    device: DeviceLike = None,
) -> Image:
    """Take each pixel from the plane of a stack that an altitude map names.

    Positions are cut to whole numbers; one outside the stack reads its nearest end.

    Parameters
    ----------
    input_image : ArrayLike
        Stack to sample.
    position : ArrayLike
        Index of a plane for each pixel: an image with the stack's height and width.
    output_image : Image | None, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        same as input; shape: (1, 4) from (3, 1, 4).

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        When an argument does not fit; the text says how.

    Notes
    -----
    Formula: ``x[position[y, x], y, x]``

    Border: none: only pixels of the image count.

    Source: numpy.take_along_axis

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import stack
    >>> fulmo.z_position_projection(stack, fulmo.z_position_of_maximum_z_projection(stack))
    """
    return call("z_position_projection", locals())


arctan2 = atan2
arg_maximum_x_projection = x_position_of_maximum_x_projection
arg_maximum_y_projection = y_position_of_maximum_y_projection
arg_maximum_z_projection = z_position_of_maximum_z_projection
arg_minimum_x_projection = x_position_of_minimum_x_projection
arg_minimum_y_projection = y_position_of_minimum_y_projection
arg_minimum_z_projection = z_position_of_minimum_z_projection
array_equiv = array_equal
average_distance_of_n_closest_points = mean_distance_n_nearest_neighbors
average_distance_of_n_far_off_points = mean_distance_n_farthest_neighbors
average_distance_of_n_shortest_distances = mean_distance_n_nearest_neighbors
average_distance_of_touching_neighbors = mean_distance_touching_neighbors
binary_intersection = binary_and
binary_union = binary_or
cbrt = cubic_root
close_index_gaps_in_label_map = relabel_sequential
combine_horizontally = concatenate_along_x
combine_vertically = concatenate_along_y
concatenate_stacks = concatenate_along_z
exclude_labels = remove_labels
exclude_labels_on_edges = remove_labels_on_edges
exclude_labels_out_of_size_range = filter_label_by_size
exclude_labels_outside_size_range = filter_label_by_size
exclude_labels_with_values_out_of_range = exclude_labels_with_map_values_out_of_range
exclude_labels_with_values_within_range = exclude_labels_with_map_values_within_range
exclude_large_labels = remove_large_labels
exclude_small_labels = remove_small_labels
exp = exponential
extend_labels_with_maximum_radius = dilate_labels
fabs = absolute
flag_existing_intensities = flag_existing_labels
generate_distal_neighbors_matrix = generate_proximal_neighbors_matrix
label = connected_component_labeling
label_centroids_to_pointlist = centroids_of_labels
label_maximum_extension_map = maximum_extension_map
label_maximum_extension_ratio_map = extension_ratio_map
label_maximum_intensity_map = maximum_intensity_map
label_mean_extension_map = mean_extension_map
label_minimum_intensity_map = minimum_intensity_map
label_standard_deviation_intensity_map = standard_deviation_intensity_map
label_to_mask = equal_constant
log = logarithm
logical_and = binary_and
logical_not = binary_not
logical_or = binary_or
logical_xor = binary_xor
map_array = replace_values
maximum = maximum_images
maximum_distance_of_n_closest_points = maximum_distance_n_nearest_neighbors
maximum_distance_of_touching_neighbors = maximum_distance_touching_neighbors
minimum = minimum_images
minimum_distance_of_touching_neighbors = minimum_distance_touching_neighbors
mod = modulo_images
multiply_image_and_coordinate = multiply_image_and_position
read_intensities_from_positions = read_values_from_positions
remainder = modulo_images
set_non_zero_pixels_to_pixel_index = set_nonzero_pixels_to_pixelindex
sqrt = square_root
threshold = greater_constant

__all__ = [
    "absolute",
    "absolute_difference",
    "acos",
    "add_image_and_scalar",
    "add_images",
    "add_images_weighted",
    "affine_transform",
    "affine_transform_deskew",
    "arctan2",
    "arg_maximum_x_projection",
    "arg_maximum_y_projection",
    "arg_maximum_z_projection",
    "arg_minimum_x_projection",
    "arg_minimum_y_projection",
    "arg_minimum_z_projection",
    "array_equal",
    "array_equiv",
    "artificial_tissue",
    "asin",
    "atan",
    "atan2",
    "average_distance_of_n_closest_points",
    "average_distance_of_n_far_off_distances",
    "average_distance_of_n_far_off_points",
    "average_distance_of_n_nearest_distances",
    "average_distance_of_n_shortest_distances",
    "average_distance_of_touching_neighbors",
    "average_distance_touching_neighbors",
    "binary_and",
    "binary_closing",
    "binary_dilate",
    "binary_edge_detection",
    "binary_erode",
    "binary_infsup",
    "binary_intersection",
    "binary_not",
    "binary_opening",
    "binary_or",
    "binary_subtract",
    "binary_supinf",
    "binary_union",
    "binary_xor",
    "block_enumerate",
    "bottom_hat",
    "bottom_hat_box",
    "bottom_hat_sphere",
    "bounding_box",
    "cbrt",
    "ceil",
    "center_of_mass",
    "centroids_of_background_and_labels",
    "centroids_of_labels",
    "circular_shift",
    "clahe",
    "clip",
    "close_index_gaps_in_label_map",
    "closing",
    "closing_box",
    "closing_labels",
    "closing_sphere",
    "combine_horizontally",
    "combine_labels",
    "combine_vertically",
    "concatenate",
    "concatenate_along_x",
    "concatenate_along_y",
    "concatenate_along_z",
    "concatenate_stacks",
    "connected_component_labeling",
    "connected_components_labeling",
    "connected_components_labeling_box",
    "connected_components_labeling_diamond",
    "convolve",
    "convolve_fft",
    "copy",
    "copy_horizontal_slice",
    "copy_slice",
    "copy_vertical_slice",
    "correlate",
    "cos",
    "cosh",
    "count_touching_neighbors",
    "crop",
    "crop_border",
    "cubic_root",
    "cumulative_max",
    "cumulative_min",
    "cumulative_product",
    "cumulative_sum",
    "deconvolve_fft",
    "degrees_to_radians",
    "deskew_x",
    "deskew_y",
    "detect_label_edges",
    "detect_maxima",
    "detect_maxima_box",
    "detect_minima",
    "detect_minima_box",
    "difference_of_gaussian",
    "dilate_box",
    "dilate_box_slice_by_slice",
    "dilate_labels",
    "dilate_sphere",
    "dilate_sphere_slice_by_slice",
    "dilation",
    "distance_transform",
    "divide_by_gaussian_background",
    "divide_images",
    "divide_scalar_by_image",
    "equal",
    "equal_constant",
    "erode_box",
    "erode_box_slice_by_slice",
    "erode_connected_labels",
    "erode_labels",
    "erode_sphere",
    "erode_sphere_slice_by_slice",
    "eroded_otsu_labeling",
    "erosion",
    "exclude_labels",
    "exclude_labels_on_edges",
    "exclude_labels_out_of_size_range",
    "exclude_labels_outside_size_range",
    "exclude_labels_with_map_values_out_of_range",
    "exclude_labels_with_map_values_within_range",
    "exclude_labels_with_values_out_of_range",
    "exclude_labels_with_values_within_range",
    "exclude_large_labels",
    "exclude_small_labels",
    "exp",
    "exponential",
    "exponential10",
    "exponential2",
    "extend",
    "extend_labeling_via_voronoi",
    "extend_labels_with_maximum_radius",
    "extended_depth_of_focus_sobel_projection",
    "extended_depth_of_focus_variance_projection",
    "extension_ratio_map",
    "fabs",
    "filter_label_by_size",
    "flag_existing_intensities",
    "flag_existing_labels",
    "flip",
    "floor",
    "fourier_transform",
    "gamma_correction",
    "gather",
    "gauss_otsu_labeling",
    "gaussian_blur",
    "gaussian_derivative",
    "generate_binary_overlap_matrix",
    "generate_distal_neighbors_matrix",
    "generate_distance_matrix",
    "generate_partial_touching_area_matrix",
    "generate_partial_touching_area_matrix_within_range",
    "generate_proximal_neighbors_matrix",
    "generate_touch_count_matrix",
    "generate_touch_matrix",
    "generate_touch_portion_matrix",
    "generate_touch_portion_within_range_neighbors_matrix",
    "generate_touching_area_matrix",
    "gradient_x",
    "gradient_y",
    "gradient_z",
    "grayscale_closing",
    "grayscale_dilate",
    "grayscale_erode",
    "grayscale_opening",
    "greater",
    "greater_constant",
    "greater_or_equal",
    "greater_or_equal_constant",
    "hessian_eigenvalues",
    "hessian_gaussian_eigenvalues",
    "histogram",
    "inverse_fourier_transform",
    "invert",
    "jaccard_index",
    "kuwahara_filter",
    "label",
    "label_bounding_box",
    "label_centroids_to_pointlist",
    "label_maximum_extension_map",
    "label_maximum_extension_ratio_map",
    "label_maximum_intensity_map",
    "label_mean_extension_map",
    "label_mean_intensity_map",
    "label_minimum_intensity_map",
    "label_pixel_count_map",
    "label_spots",
    "label_standard_deviation_intensity_map",
    "label_to_mask",
    "labelled_spots_to_pointlist",
    "labels_neighbors_statistics",
    "labels_statistics",
    "laplace",
    "laplace_box",
    "laplace_diamond",
    "large_hessian_eigenvalue",
    "local_cross_correlation",
    "log",
    "logarithm",
    "logarithm10",
    "logarithm2",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "make_anisotropic",
    "make_isotropic",
    "map_array",
    "mask",
    "mask_label",
    "masked_voronoi_labeling",
    "maximum",
    "maximum_box",
    "maximum_distance_n_nearest_neighbors",
    "maximum_distance_of_n_closest_points",
    "maximum_distance_of_n_shortest_distances",
    "maximum_distance_of_touching_neighbors",
    "maximum_distance_touching_neighbors",
    "maximum_extension_map",
    "maximum_filter",
    "maximum_image_and_scalar",
    "maximum_images",
    "maximum_intensity_map",
    "maximum_of_all_pixels",
    "maximum_of_touching_neighbors",
    "maximum_of_touching_neighbors_map",
    "maximum_position",
    "maximum_sphere",
    "maximum_x_projection",
    "maximum_y_projection",
    "maximum_z_projection",
    "mean_box",
    "mean_distance_n_farthest_neighbors",
    "mean_distance_n_nearest_neighbors",
    "mean_distance_touching_neighbors",
    "mean_extension_map",
    "mean_filter",
    "mean_intensity_map",
    "mean_of_all_pixels",
    "mean_of_touching_neighbors",
    "mean_of_touching_neighbors_map",
    "mean_sphere",
    "mean_squared_error",
    "mean_x_projection",
    "mean_y_projection",
    "mean_z_projection",
    "median",
    "median_box",
    "median_of_touching_neighbors",
    "median_of_touching_neighbors_map",
    "median_sphere",
    "merge_touching_labels",
    "minimum",
    "minimum_box",
    "minimum_distance_of_touching_neighbors",
    "minimum_distance_touching_neighbors",
    "minimum_filter",
    "minimum_image_and_scalar",
    "minimum_images",
    "minimum_intensity_map",
    "minimum_of_all_pixels",
    "minimum_of_masked_pixels",
    "minimum_of_touching_neighbors",
    "minimum_of_touching_neighbors_map",
    "minimum_position",
    "minimum_sphere",
    "minimum_x_projection",
    "minimum_y_projection",
    "minimum_z_projection",
    "mod",
    "mode",
    "mode_box",
    "mode_of_touching_neighbors",
    "mode_of_touching_neighbors_map",
    "mode_sphere",
    "modulo_images",
    "morphological_chan_vese",
    "multiply_image_and_coordinate",
    "multiply_image_and_position",
    "multiply_image_and_scalar",
    "multiply_images",
    "multiply_matrix",
    "nan_to_num",
    "nearest_label",
    "nonzero_maximum",
    "nonzero_maximum_box",
    "nonzero_maximum_diamond",
    "nonzero_minimum",
    "nonzero_minimum_box",
    "nonzero_minimum_diamond",
    "normalize",
    "not_equal",
    "not_equal_constant",
    "onlyzero_overwrite_maximum",
    "onlyzero_overwrite_maximum_box",
    "onlyzero_overwrite_maximum_diamond",
    "opening",
    "opening_box",
    "opening_labels",
    "opening_sphere",
    "pad",
    "paste",
    "percentile",
    "percentile_filter",
    "pixel_count_map",
    "pointlist_to_labelled_spots",
    "power",
    "power_images",
    "product_of_all_pixels",
    "product_x_projection",
    "product_y_projection",
    "product_z_projection",
    "proximal_neighbor_count",
    "proximal_neighbor_count_map",
    "radians_to_degrees",
    "range",
    "rank_filter",
    "read_intensities_from_map",
    "read_intensities_from_positions",
    "read_map_values",
    "read_values_from_positions",
    "reciprocal",
    "reduce_labels_to_centroids",
    "reduce_labels_to_label_edges",
    "reduce_stack",
    "regional_maxima",
    "regional_minima",
    "relabel_sequential",
    "remainder",
    "remove_labels",
    "remove_labels_on_edges",
    "remove_labels_with_map_values_out_of_range",
    "remove_labels_with_map_values_within_range",
    "remove_large_labels",
    "remove_small_labels",
    "replace_intensities",
    "replace_intensity",
    "replace_value",
    "replace_values",
    "resample",
    "resample_affine",
    "rigid_transform",
    "rotate",
    "round",
    "sato_filter",
    "scale",
    "scatter",
    "set",
    "set_column",
    "set_image_borders",
    "set_non_zero_pixels_to_pixel_index",
    "set_nonzero_pixels_to_pixelindex",
    "set_plane",
    "set_ramp_x",
    "set_ramp_y",
    "set_ramp_z",
    "set_row",
    "set_where_x_equals_y",
    "set_where_x_greater_than_y",
    "set_where_x_smaller_than_y",
    "sign",
    "sin",
    "sinh",
    "skeletonize",
    "small_hessian_eigenvalue",
    "smaller",
    "smaller_constant",
    "smaller_or_equal",
    "smaller_or_equal_constant",
    "smooth_connected_labels",
    "smooth_labels",
    "sobel",
    "spots_to_pointlist",
    "sqrt",
    "square",
    "square_root",
    "squared_difference",
    "standard_deviation",
    "standard_deviation_box",
    "standard_deviation_intensity_map",
    "standard_deviation_of_all_pixels",
    "standard_deviation_of_touching_neighbors",
    "standard_deviation_of_touching_neighbors_map",
    "standard_deviation_partial_touching_area_matrix",
    "standard_deviation_sphere",
    "standard_deviation_touch_portion",
    "standard_deviation_z_projection",
    "statistics_of_background_and_labelled_pixels",
    "statistics_of_labelled_neighbors",
    "statistics_of_labelled_pixels",
    "std_x_projection",
    "std_y_projection",
    "std_z_projection",
    "sub_stack",
    "subtract_gaussian_background",
    "subtract_image_from_scalar",
    "subtract_images",
    "sum_of_all_pixels",
    "sum_reduction_x",
    "sum_x_projection",
    "sum_y_projection",
    "sum_z_projection",
    "symmetric_maximum_matrix",
    "symmetric_mean_matrix",
    "symmetric_minimum_matrix",
    "tan",
    "tanh",
    "threshold",
    "threshold_isodata",
    "threshold_li",
    "threshold_mean",
    "threshold_otsu",
    "threshold_triangle",
    "threshold_yen",
    "top_hat",
    "top_hat_box",
    "top_hat_sphere",
    "touching_neighbor_count_map",
    "translate",
    "transpose_xy",
    "transpose_xz",
    "transpose_yz",
    "truncate",
    "tubeness",
    "undefined_to_zero",
    "unpad",
    "variance_box",
    "variance_filter",
    "variance_of_all_pixels",
    "variance_sphere",
    "variance_x_projection",
    "variance_y_projection",
    "variance_z_projection",
    "voronoi_labeling",
    "voronoi_otsu_labeling",
    "write_values_to_positions",
    "x_position_of_maximum_x_projection",
    "x_position_of_minimum_x_projection",
    "y_position_of_maximum_y_projection",
    "y_position_of_minimum_y_projection",
    "z_position_of_maximum_z_projection",
    "z_position_of_minimum_z_projection",
    "z_position_projection",
]
