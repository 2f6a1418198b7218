"""What histograms and thresholds are held against; part of referees.py."""

import numpy as np
from skimage import filters


def histogram(image, bins=256, low=np.nan, high=np.nan):
    """Counts around centres from low to high, as float32 places them; NaN is not counted."""
    values = np.float32(image[~np.isnan(image)]).ravel()
    finite = values[np.isfinite(values)]
    low = np.float32(finite.min() if np.isnan(low) else low) if finite.size else np.float32(0)
    high = np.float32(finite.max() if np.isnan(high) else high) if finite.size else np.float32(0)
    if not high > low:
        return np.bincount(np.zeros(values.size, int), minlength=bins)
    with np.errstate(all="ignore"):
        place = (values - low) * np.float32(bins - 1) / (high - low) + np.float32(0.5)
    return np.bincount(np.clip(place, 0, bins - 1).astype(int), minlength=bins)


def binned(image):
    """Counts and centres of 256 bins, or of one bin for each value where integers span fewer; None without values."""
    finite = image[np.isfinite(image)]
    if finite.size == 0 or finite.min() == finite.max():
        return None
    low, high = finite.min().item(), finite.max().item()
    bins = 256 if image.dtype.kind == "f" else min(256, high - low + 1)
    return histogram(image, bins).astype(float), np.linspace(low, high, bins)


def by_bins(choose):
    """A threshold from counts and centres; above every pixel where there is nothing to choose."""

    def threshold(image):
        hist = binned(image)
        return choose(image, *hist) if hist else np.inf

    return threshold


otsu = by_bins(lambda image, counts, centres: filters.threshold_otsu(hist=(counts, centres)))
isodata = by_bins(lambda image, counts, centres: filters.threshold_isodata(hist=(counts, centres)))
yen = by_bins(lambda image, counts, centres: filters.threshold_yen(hist=(counts, centres)))


@by_bins
def li(image, counts, centres):
    values, half = centres - centres[0], (centres[1] - centres[0]) / 2
    before, threshold = -np.inf, image.mean(dtype=float) - centres[0]
    while abs(threshold - before) > half:
        before, above = threshold, values > threshold
        fore, back = (
            np.average(values[above], weights=counts[above]),
            np.average(values[~above], weights=counts[~above]),
        )
        if back == 0:
            break
        threshold = (back - fore) / np.log(back / fore)
    return threshold + centres[0]


@by_bins
def triangle(image, counts, centres):
    """Distances of points of the histogram from the line through its peak and the end of the longer tail."""
    (filled,), peak = np.nonzero(counts), counts.argmax()
    end = filled[0] if peak - filled[0] >= filled[-1] - peak else filled[-1]
    tail = np.arange(end, peak, np.sign(peak - end))
    height, length = np.array([counts[peak], abs(peak - end)]) / np.hypot(counts[peak], peak - end)
    distances = height * abs(tail - end) - length * counts[tail]
    return centres[tail[distances.argmax()]]
