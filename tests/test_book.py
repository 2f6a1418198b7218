"""The book chapter's scripts with one changed line: `import fulmo as cle`. Numbers are those of the demo."""

import pathlib

import fulmo as cle
import matplotlib
import numpy as np
import pytest
import skimage.measure

matplotlib.use("agg")
BLOBS = pathlib.Path(cle.__file__).parent / "data" / "blobs.tif"


@pytest.fixture(autouse=True)
def on_the_cpu():
    before = cle.get_device()
    cle.select_device("cpu")
    yield
    cle.devices._backend = None
    cle.select_device(before.id)


@pytest.fixture
def blobs():
    return cle.imread(str(BLOBS))


def test_devices(capsys):
    print("Used GPU:", cle.get_device())
    assert capsys.readouterr().out.startswith("Used GPU: cpu ")
    assert cle.available_device_names() and cle.list_available_devices()
    assert "cpu" in cle.list_available_backends()
    cle.select_backend("cpu")
    with pytest.warns(cle.DeviceWarning):
        cle.select_device("RTX")  # the author's card
    for device in cle.list_available_devices():
        with cle.device(device.split()[0]):
            assert cle.push(np.ones((2, 2))).device.id == device.split()[0]


def test_segmentation(blobs):
    blurred = cle.gaussian_blur(blobs, sigma_x=1, sigma_y=1)
    assert (round(float(blurred.min()), 4), round(float(blurred.max()), 3)) == (10.2855, 248.0)
    binary = cle.threshold_otsu(blurred)
    assert np.count_nonzero(binary) == 22036
    labels = cle.connected_components_labeling_box(binary)
    assert labels.max() == cle.maximum_of_all_pixels(labels) == 62
    assert skimage.measure.label(np.asarray(binary), connectivity=2).max() == 62


def test_one_line_segmentation(blobs):
    labels = cle.voronoi_otsu_labeling(blobs, spot_sigma=3.5, outline_sigma=1)
    assert labels.dtype == np.uint32 and labels.max() == 66
    assert round(np.mean(cle.labels_statistics(labels, blobs)["area"]), 3) == 333.773


def test_label_edges(blobs):
    labels = cle.voronoi_otsu_labeling(blobs, spot_sigma=3.5, outline_sigma=1)
    edges = cle.detect_label_edges(labels) * labels
    values = np.asarray(edges)
    assert set(np.unique(values)) <= set(range(67)) and 0 < np.count_nonzero(values) < np.count_nonzero(labels)


def test_prototype_names(blobs):
    destination = cle.create_like(blobs)
    result = cle.gaussian_blur(source=blobs, destination=destination, sigma_x=1, sigma_y=1)
    assert result is destination
    np.testing.assert_array_equal(result, cle.gaussian_blur(blobs, None, 1, 1))
    np.testing.assert_array_equal(cle.pull(cle.push(np.ones((3, 4), np.float32))), np.ones((3, 4)))


def test_deprecated_names_warn_once(blobs, fresh_warnings):
    with pytest.warns(DeprecationWarning, match="mean_filter"):
        old = cle.mean_box(blobs, radius_x=1, radius_y=1)
    np.testing.assert_array_equal(old, cle.mean_filter(blobs, radius_x=1, radius_y=1, radius_z=1))
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cle.mean_box(blobs)


def test_regionprops_take_an_image_of_ours(blobs):
    labels = cle.connected_components_labeling_box(cle.threshold_otsu(blobs))
    ours = skimage.measure.regionprops(labels, intensity_image=np.asarray(blobs))
    numpys = skimage.measure.regionprops(np.asarray(labels), intensity_image=np.asarray(blobs))
    assert len(ours) == len(numpys) == labels.max()
    for a, b in zip(ours, numpys):
        assert (a.label, a.area, a.bbox, a.mean_intensity) == (b.label, b.area, b.bbox, b.mean_intensity)


@pytest.mark.parametrize("labels", [False, True])
def test_imshow(blobs, labels):
    from matplotlib import pyplot

    _, axes = pyplot.subplots()
    cle.imshow(blobs, labels=labels, title="blobs", plot=axes, color_map="viridis", min_display_intensity=10)
    assert axes.get_title() == "blobs" and axes.images[0].get_array().shape[:2] == (254, 256)
    cle.imshow(cle.push(np.zeros((3, 4, 5), np.uint16)), plot=axes, colorbar=True)
    assert axes.images[1].get_array().shape == (4, 5)
    cle.imshow(np.zeros((4, 5), np.uint8), continue_drawing=True)
    pyplot.close("all")


def test_notebook_picture(blobs):
    html = blobs._repr_html_()
    for part in ("data:image/png;base64,", "(254, 256)", "uint8", "min", "max", "cpu", "65.0 kB"):
        assert part in html
    assert html.count("<img") == 2  # thumbnail and histogram
    assert cle.connected_components_labeling_box(cle.threshold_otsu(blobs))._repr_html_().count("<img") == 1


def test_deleting_gives_memory_back():
    before = cle.memory()["used"]
    image = cle.push(np.zeros((512, 512), np.float32))
    assert cle.memory()["used"] - before >= 1 << 20
    del image
    assert cle.memory()["used"] == before
    cle.trim()
    assert cle.memory()["pooled"] == 0


def test_axes_and_spacing_in_a_call(blobs):
    image = cle.push(np.random.default_rng(1).random((5, 16, 16)).astype(np.float32))
    image.spacing, image.unit = (2, 0.5, 0.5), "micrometer"
    same = cle.gaussian_blur(image, sigma_x=2, sigma_y=2, sigma_z=0.5)
    for result in (
        cle.gaussian_blur(image, sigma=1, spacing="image"),
        cle.gaussian_blur(image, sigma=(0.5, 2, 2)),
        cle.gaussian_blur(image, sigma=1, spacing=(2, 0.5, 0.5)),
    ):
        np.testing.assert_array_equal(result, same)
    assert same.spacing == (2, 0.5, 0.5) and same.unit == "micrometer"
