"""The module fft beside numpy, scipy and scikit-image; borders, odd and even sizes, any length."""

import fulmo
import numpy as np
import pytest
from scipy import ndimage, signal
from skimage import restoration


def random(*shape):
    return np.random.default_rng(len(shape)).random(shape, np.float32)


def complex_of(spectrum):
    spectrum = np.asarray(spectrum, np.float64)
    return spectrum[..., ::2] + 1j * spectrum[..., 1::2]


@pytest.mark.parametrize(
    "shape", [(1,), (9,), (64,), (97,), (2053,), (6000,), (31, 40), (24, 33), (5, 6, 7), (8, 13, 16)]
)
def test_transform_and_back(shape):
    image = random(*shape)
    spectrum = fulmo.fft.fft(image)
    expected = np.fft.rfftn(image.astype(np.float64))
    assert np.abs(complex_of(spectrum) - expected).max() < 1e-6 * np.abs(expected).max()
    output = fulmo.create(shape)
    assert fulmo.fft.ifft(spectrum, output) is output
    np.testing.assert_allclose(output, image, atol=1e-6)
    if shape[-1] % 2 == 0:
        np.testing.assert_array_equal(fulmo.fft.ifft(spectrum), output)


@pytest.mark.parametrize("shape", [(31, 40), (32, 41), (9, 20, 13)])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 30])
@pytest.mark.parametrize("dtype", [np.float32, np.uint8])
def test_convolution_of_odd_and_even_sizes(shape, size, dtype):
    image = (random(*shape) * 200).astype(dtype)
    kernel = random(*[min(size + axis, 8 if len(shape) == 3 else 99) for axis in range(len(shape))])
    full = signal.fftconvolve(np.pad(image.astype(float), [(s, s) for s in kernel.shape]), kernel, mode="same")
    expected = full[tuple(slice(s, s + n) for s, n in zip(kernel.shape, shape))]
    result = np.asarray(fulmo.fft.convolve(image, kernel))
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-5 * expected.max())


def test_nothing_comes_back_on_the_other_side():
    image = np.zeros((32, 32), np.float32)
    image[0] = 1
    kernel = np.ones((9, 9), np.float32)
    result = np.asarray(fulmo.fft.convolve(image, kernel))
    assert result[0].min() > 4.9 and np.abs(result[5:]).max() < 1e-5


def test_correlation_mirrors_the_kernel():
    image, kernel = random(20, 21), random(3, 5)
    np.testing.assert_allclose(
        fulmo.fft.convolve(image, kernel, correlate=True),
        signal.correlate2d(image.astype(float), kernel, mode="same"),
        atol=1e-5,
    )


@pytest.fixture
def blurred():
    """A square in odd and even sizes, its blur, and the PSF."""
    truth = np.zeros((40, 45), np.float32)
    truth[15:25, 18:29] = 100
    psf = np.zeros((11, 9), np.float32)
    psf[5, 4] = 1
    psf = ndimage.gaussian_filter(psf, 1.5)
    return truth, signal.fftconvolve(truth + 1.0, psf / psf.sum(), mode="same").astype(np.float32), psf


@pytest.mark.parametrize("iteration", [1, 10, 40])
def test_deconvolution_is_that_of_scikit_image(blurred, iteration):
    _, image, psf = blurred
    image[image < 1.5] = 0  # theirs loses light at the border
    image -= 1
    image[image < 0] = 0
    expected = restoration.richardson_lucy(image.astype(float), psf / psf.sum(dtype=float), iteration, clip=False)
    result = np.asarray(fulmo.fft.deconvolve(image, psf, iteration=iteration))
    np.testing.assert_allclose(result[8:-8, 8:-8], expected[8:-8, 8:-8], rtol=1e-3, atol=1e-2)


@pytest.mark.parametrize("shape", [(20, 21), (5, 8, 9)])
def test_a_constant_stays_constant_up_to_the_border(shape):
    image = np.full(shape, 7, np.float32)
    np.testing.assert_allclose(fulmo.fft.deconvolve(image, random(4, 5) + 0.1, iteration=30), image, rtol=1e-4)


def test_deconvolution_sharpens_and_moves_nothing(blurred):
    truth, image, psf = blurred
    result = np.asarray(fulmo.fft.deconvolve(image, psf * 7, iteration=60))
    assert np.mean((result - truth) ** 2) < 0.5 * np.mean((image - truth) ** 2)
    inner = (slice(8, 32), slice(10, 36))
    np.testing.assert_allclose(ndimage.center_of_mass(result[inner]), ndimage.center_of_mass(truth[inner]), atol=0.1)


def test_total_variation_makes_flat_areas_flatter(blurred):
    _, image, psf = blurred
    noisy = np.random.default_rng(0).poisson(image).astype(np.float32)
    plain, smooth = (np.asarray(fulmo.fft.deconvolve(noisy, psf, iteration=50, regularization=r)) for r in (0, 0.01))
    assert smooth[17:23, 20:27].std() < 0.8 * plain[17:23, 20:27].std()


def test_deconvolution_of_integers_is_that_of_their_float32(blurred):
    _, image, psf = blurred
    whole = image.astype(np.uint8)
    np.testing.assert_array_equal(
        fulmo.fft.deconvolve(whole, psf, iteration=3), fulmo.fft.deconvolve(whole.astype(np.float32), psf, iteration=3)
    )


def test_frames_are_taken_one_by_one():
    frames, psf = random(3, 2, 10, 12), random(3, 3)
    movie = fulmo.asarray(frames, axes="tzyx")
    for operation in (fulmo.fft.fft, lambda x: fulmo.fft.deconvolve(x, psf, iteration=2)):
        together = np.asarray(operation(movie))
        for t in range(3):
            np.testing.assert_array_equal(together[t], operation(frames[t]))


def test_what_cannot_be_is_refused():
    with pytest.raises(fulmo.ShapeError, match="kernel"):
        fulmo.fft.convolve(random(5, 5), np.zeros((0, 3), np.float32))
    with pytest.raises(fulmo.ShapeError, match="pairs"):
        fulmo.fft.ifft(random(4, 5))
    assert np.asarray(fulmo.fft.convolve(np.zeros((0, 4), np.float32), random(3, 3))).shape == (0, 4)
    assert np.isnan(np.asarray(fulmo.fft.convolve(np.full((4, 4), np.nan, np.float32), random(2, 2)))).all()


def test_smooth_shapes():
    assert fulmo.fft.smooth_shape((41, 53)) == [42, 54]
    assert fulmo.fft.smooth_shape((1, 2, 2187)) == [1, 2, 2187]
