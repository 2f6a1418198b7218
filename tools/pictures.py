"""Writes docs/pictures: what goes into each operation and what comes out, by the example on its page.

python tools/pictures.py, after fulmo_emit; fulmo_emit then links the pictures. Pages without images have none.
"""

import ast
import re
from pathlib import Path

import fulmo
import numpy as np
from fulmo import _fulmo
from fulmo.picture import grey, label_colours
from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
SIDE, GAP, LEAST = 128, 8, 12  # pixels
SHADES = 32  # of grey
SAME = ("same as input", "promoted from the inputs")
# Nothing to see: pixels stay as they are, or are all the same.
UNSEEN = {
    "copy",
    "set",
    "nan_to_num",
    "undefined_to_zero",
    "degrees_to_radians",
    "radians_to_degrees",
    "set_plane",
    "set_ramp_z",
    "reduce_stack",
    "concatenate_along_z",
    "fourier_transform",
    "inverse_fourier_transform",
}


def examples():
    """The code of each operation's example, by operation."""
    found = {}
    for page in sorted((ROOT / "docs/operations").glob("*.md")):
        for name, article in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page.read_text(), re.DOTALL | re.MULTILINE):
            if code := re.search(r"```python\n(.*?)```", article, re.DOTALL):
                found[name] = code.group(1)
    return found


def parts_of(code):
    """The last line's function, what it gets by position and by name."""
    *imports, line = ast.parse(code).body
    scope = {}
    exec(compile(ast.Module(imports, []), "example", "exec"), scope)

    def value(expression):
        return eval(compile(ast.Expression(expression), "example", "eval"), scope)

    call = line.value
    return (
        value(call.func),
        [value(part) for part in call.args],
        {word.arg: value(word.value) for word in call.keywords},
    )


def can_be_seen(value):
    return isinstance(value, fulmo.Image) and value.ndim >= 2 and min(value.shape[-2:]) >= LEAST


def plane(image):
    """What is shown of an image: of a stack the middle plane."""
    pixels = np.asarray(image)
    return pixels[len(pixels) // 2] if pixels.ndim == 3 else pixels


def are_labels(image):
    """Areas with whole numbers; matrices and positions have them too, but no areas."""
    pixels = plane(image)
    return pixels.dtype == np.uint32 and (pixels[:, 1:] == pixels[:, :-1]).mean() > 0.9


def with_large_points(pixels):
    """Single pixels are drawn as squares."""
    if not 0 < (pixels > 0).mean() < 0.01:
        return pixels
    padded = np.pad(pixels, 1)
    shifted = [padded[1 + y :, 1 + x :][: pixels.shape[0], : pixels.shape[1]] for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return np.maximum.reduce(shifted)


def panel(image, coloured, low=None, high=None):
    """RGB pixels; small ones are enlarged, large ones thinned out."""
    shown = with_large_points(plane(image))
    if coloured:
        pixels = label_colours(shown)
    else:
        shades = np.rint(grey(shown, low, high) * ((SHADES - 1) / 255)) * (255 / (SHADES - 1))
        pixels = np.repeat(np.rint(shades)[..., None], 3, 2)
    largest = max(pixels.shape[:2])
    times, step = SIDE // largest if largest <= SIDE // 4 else 1, -(-largest // (2 * SIDE))
    return pixels.repeat(times, 0).repeat(times, 1)[::step, ::step].astype(np.uint8)


def alike(a, b):
    """But for two pixels in a thousand."""
    return a.shape == b.shape and (a != b).any(axis=2).mean() < 0.002


def dull(pixels):
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    return alike(pixels, np.broadcast_to(colours[counts.argmax()], pixels.shape))


def panels(name, code):
    """Panels of an example, in order; none if it gives no image. ValueError if there is nothing to see."""
    function, given, named = parts_of(code)
    sources = [fulmo.copy(value) for value in (*given, *named.values()) if can_be_seen(value)]
    labels = [are_labels(source) for source in sources]
    shown = [panel(*source) for source in zip(sources, labels)]  # before the call, which may write into them
    result = function(*given, **named)
    results = [r for r in (result if isinstance(result, list) else [result]) if can_be_seen(r)]
    if not results or name in UNSEEN:
        return []
    rule = _fulmo.describe(name)["gives"]
    coloured = rule == "uint32 labels" or (rule in SAME and labels[:1] == [True])
    for image in results:
        colours = coloured and image.dtype == np.uint32
        pixels = panel(image, colours)
        if shown and not colours and alike(pixels, shown[0]):  # scaled as the source is
            pixels = panel(image, False, float(sources[0].min()), float(sources[0].max()))
        if dull(pixels) or any(alike(pixels, other) for other in shown):
            raise ValueError(f"{name}: nothing to see in the result of {code.splitlines()[-1]}")
        shown.append(pixels)
    return shown


def joined(parts):
    """Side by side with gaps that are transparent, as few colours as there are."""
    height, width = max(p.shape[0] for p in parts), sum(p.shape[1] + GAP for p in parts) - GAP
    colours, where = np.full((height, width), -1, np.int64), 0
    many = len(np.unique(np.concatenate([part.reshape(-1, 3) for part in parts]), axis=0)) > 255
    for part in parts:
        packed = (part & 0xC0 if many else part).astype(np.int64) @ (1 << 16, 1 << 8, 1)
        colours[: part.shape[0], where : where + part.shape[1]] = packed
        where += part.shape[1] + GAP
    palette, index = np.unique(colours, return_inverse=True)
    picture = Image.fromarray(index.reshape(colours.shape).astype(np.uint8), "P")
    picture.putpalette(
        np.stack([palette >> 16 & 255, palette >> 8 & 255, palette & 255], -1).astype(np.uint8).tobytes()
    )
    if (colours < 0).any():
        picture.info["transparency"] = 0
    return picture


def same(path, picture):
    return path.exists() and np.array_equal(Image.open(path).convert("RGBA"), picture.convert("RGBA"))


def main():
    fulmo.select_device("cpu")
    FOLDER.mkdir(exist_ok=True)
    left = set(FOLDER.iterdir())
    for name, code in examples().items():
        parts, path = panels(name, code), FOLDER / f"{name}.png"
        if not parts:
            continue
        left.discard(path)
        if not same(path, joined(parts)):
            joined(parts).save(path, optimize=True)
            print(path.relative_to(ROOT))
    for path in left:
        path.unlink()


if __name__ == "__main__":
    main()
