"""What an image looks like: the plane that is shown of it, colours of labels, the picture in a notebook."""

import base64
import html as markup
import io

import numpy as np

WIDTH = 256  # of thumbnail and histogram


def plane(image):
    """Two axes of an image to show: the first frame, and of a stack the largest value along z."""
    part = image[(0,) * image._batch]
    part = part.max(axis=0) if part.ndim == 3 else part
    return np.atleast_2d(np.asarray(part))


def looks_like_labels(image):
    """uint32 is the type that labelling gives."""
    return image.dtype == np.uint32


def label_colours(labels):
    """Each label in a colour of its own, 0 black; neighbours in number are far apart in hue."""
    hue = labels.astype(np.float64) * 0.61803398875 % 1
    level = 0.65 + 0.35 * (labels.astype(np.int64) * 7 % 10) / 9
    channels = [np.clip(np.abs((hue + turn) % 1 * 6 - 3) - 1, 0, 1) for turn in (0, 2 / 3, 1 / 3)]
    rgb = (0.3 + 0.7 * np.stack(channels, -1)) * level[..., None] * 255
    rgb[labels == 0] = 0
    return rgb.astype(np.uint8)


def grey(pixels, low=None, high=None):
    """Values between low and high (by default the extremes) from black to white."""
    finite = pixels[np.isfinite(pixels)]
    low = float(finite.min()) if low is None and finite.size else low or 0.0
    high = float(finite.max()) if high is None and finite.size else high or 0.0
    scaled = (np.nan_to_num(pixels.astype(np.float64), nan=low, posinf=high, neginf=low) - low) / ((high - low) or 1)
    return (np.clip(scaled, 0, 1) * 255).astype(np.uint8)


def _png(pixels):
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "png")
    return base64.b64encode(buffer.getvalue()).decode()


def _thumbnail(pixels):
    step = max(1, -(-max(pixels.shape[:2]) // 1024))
    return f'<img src="data:image/png;base64,{_png(pixels[::step, ::step])}" style="width:{WIDTH}px;image-rendering:pixelated"/>'


def _histogram(pixels):
    """Counts of 128 bins as bars."""
    finite = pixels[np.isfinite(pixels)].astype(np.float64)
    counts, _ = np.histogram(finite, bins=WIDTH // 2)
    heights = counts * 60 // max(1, counts.max())
    bars = np.where(np.arange(60)[::-1, None] < np.repeat(heights, 2)[None], 80, 255).astype(np.uint8)
    return f'<br/><img src="data:image/png;base64,{_png(bars)}"/>'


def _size(bytes_):
    for unit in ("B", "kB", "MB", "GB"):
        if bytes_ < 1000 or unit == "GB":
            return f"{bytes_:.1f} {unit}" if unit != "B" else f"{bytes_} B"
        bytes_ /= 1000


def _facts(image, rows):
    facts = {"shape": image.shape, "axes": image.axes, "dtype": image.dtype, "size": _size(image.nbytes)} | rows
    facts["device"] = image.device
    lines = "".join(f"<tr><td>{name}</td><td>{markup.escape(str(value))}</td></tr>" for name, value in facts.items())
    return f"<table>{lines}</table>"


def html(image):
    """Thumbnail, histogram and facts as HTML."""
    if not image.size:
        return _facts(image, {})
    shown = plane(image)
    pixels = label_colours(shown) if looks_like_labels(image) else grey(shown)
    rows = {"min": image.min(), "max": image.max()}
    pictures = _thumbnail(pixels) + ("" if looks_like_labels(image) else _histogram(shown))
    return f'<table><tr><td>{pictures}</td><td style="text-align:left;vertical-align:top">{_facts(image, rows)}</td></tr></table>'
