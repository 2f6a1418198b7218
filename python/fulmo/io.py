"""Images from files and into files: TIFF with axes, spacing and unit; what Pillow reads besides."""

import os

import numpy as np

from .creation import asarray, pull
from .errors import FileError, UnsupportedError

TIFF = (".tif", ".tiff", ".lsm", ".stk", ".svs")
# tifffile's letters that are ours by another name: S samples are channels; Q, I and others are frames.
LETTERS = {"S": "c"}


def imread(filename, dtype=None, device=None, *, axes=None):
    """Read an image; TIFF files give axes, spacing and unit, too.

    Parameters
    ----------
    filename : str or Path
        The file.
    dtype, device : optional
        As in `asarray`.
    axes : str, optional
        What the axes are, where the file does not say or says it wrong: "tzyx".
    """
    path = os.fspath(filename)
    if not os.path.exists(path):
        raise FileNotFoundError(f"imread: there is no file {path}")
    try:
        pixels, file_axes, spacing, unit = _read_tiff(path) if path.lower().endswith(TIFF) else _read_picture(path)
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken file makes its reader raise
        raise FileError(f"imread: {path} cannot be read, it is broken, truncated or no image: {error}") from error
    image = asarray(pixels, dtype=dtype, device=device, axes=axes or file_axes)
    image.spacing, image.unit = spacing, unit
    return image


def _read_tiff(path):
    import tifffile

    with tifffile.TiffFile(path) as file:
        series = file.series[0]
        pixels = series.asarray()
        axes = "".join(LETTERS.get(a, a.lower()) for a in series.axes)
        spacing, unit = _tiff_spacing(file)
    return pixels, axes if len(set(axes)) == len(axes) == pixels.ndim else None, spacing, unit


def _tiff_spacing(file):
    """(z, y, x) and unit from ImageJ's, OME's or the resolution tags."""
    if file.is_ome:
        found = _ome_spacing(file.ome_metadata)
        if found:
            return found
    page, info = file.pages[0], file.imagej_metadata or {}
    unit = (
        str(info.get("unit", ""))
        .replace("\\u00B5m", "micrometer")
        .replace("\u00b5m", "micrometer")
        .replace("um", "micrometer")
    )
    if not info:
        return (1.0, 1.0, 1.0), ""
    sizes = [_per_pixel(page.tags.get(name)) for name in ("YResolution", "XResolution")]
    return (float(info.get("spacing", 1.0)) or 1.0, *sizes), unit if unit != "pixel" else ""


def _per_pixel(tag):
    above, below = tag.value if tag else (1, 1)
    return below / above if above and below else 1.0


def _ome_spacing(text):
    import xml.etree.ElementTree as xml

    pixels = next((e for e in xml.fromstring(text).iter() if e.tag.endswith("}Pixels")), None)
    if pixels is None or "PhysicalSizeX" not in pixels.attrib:
        return None
    unit = pixels.get("PhysicalSizeXUnit", "micrometer").replace("\u00b5m", "micrometer")
    return tuple(float(pixels.get("PhysicalSize" + a, 1.0)) for a in "ZYX"), unit


def _read_picture(path):
    from PIL import Image

    with Image.open(path) as picture:
        pixels = np.asarray(picture)
    return pixels, "yxc" if pixels.ndim == 3 else None, (1.0, 1.0, 1.0), ""


def imwrite(filename, image):
    """Write an image as TIFF with its axes, spacing and unit, so that ImageJ and napari find them.

    Parameters
    ----------
    filename : str or Path
        The file; other endings than .tif need an image that Pillow can write.
    image : Image or array
        What to write.
    """
    path = os.fspath(filename)
    image = asarray(image)
    whole = not os.path.exists(path)
    try:
        (_write_tiff if path.lower().endswith(TIFF[:2]) else _write_picture)(path, image)
    except OSError as error:
        if whole and os.path.exists(path) and not isinstance(error, FileError):
            os.remove(path)  # half a file is worse than none
        raise FileError(f"imwrite: {path} cannot be written: {error}") from error


def _write_tiff(path, image):
    import tifffile

    pixels = np.ascontiguousarray(pull(image))
    axes = "".join(a if a in "tzcyx" else "q" for a in image.axes)
    metadata = {"axes": axes.upper()}
    order = [axes.index(a) for a in "tzcyx" if a in axes]
    imagej = (
        pixels.dtype in (np.uint8, np.uint16, np.float32) and sorted(order) == list(range(pixels.ndim)) and pixels.size
    )
    z, y, x = image.spacing
    if imagej:
        metadata = {"axes": "".join(axes[i] for i in order).upper(), "spacing": z, "unit": image.unit or "pixel"}
        pixels = pixels.transpose(order)
        tifffile.imwrite(path, pixels, imagej=True, resolution=(1 / x, 1 / y), metadata=metadata)
        return
    sizes = {f"PhysicalSize{a}": s for a, s in zip("ZYX", image.spacing)}
    units = {f"PhysicalSize{a}Unit": image.unit or "pixel" for a in "ZYX"}
    tifffile.imwrite(path, pixels, ome=True, metadata=metadata | sizes | units)


def _write_picture(path, image):
    from PIL import Image

    try:
        Image.fromarray(np.moveaxis(pull(image), 0, -1) if image.axes == "cyx" else pull(image)).save(path)
    except (TypeError, ValueError, KeyError) as error:
        raise UnsupportedError(
            f"imwrite: {path} cannot hold {image.dtype} of shape {image.shape}; write a .tif"
        ) from error
