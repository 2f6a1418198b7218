"""What there is: operations by category and word, devices."""

import fulmo
import pytest


def test_operations_by_category():
    every = fulmo.operations()
    assert every["gaussian_blur"] is fulmo.gaussian_blur and every["gaussian_blur"].brief
    filters = fulmo.operations("filter")
    assert "gaussian_blur" in filters and "label" not in filters
    assert set(fulmo.operations(["Filter", "remove noise"])) < set(filters)
    assert not set(filters) & set(fulmo.operations(must_not_have_categories="filter"))
    assert {"filter", "label creation", "projection"} <= set(fulmo.categories())
    assert list(fulmo.operations(containing="otsu")) and len(fulmo.operations(containing="otsu")) < 10


def test_an_operation_by_name():
    assert fulmo.operation("sobel") is fulmo.sobel
    with pytest.raises(ValueError, match="no operation 'nothing'"):
        fulmo.operation("nothing")


def test_devices_say_what_they_are(capsys):
    device = fulmo.get_device()
    fulmo.info()
    assert device.id in device.info and device.info in capsys.readouterr().out
    assert device.type in ("cpu", "gpu") and fulmo.select_device(device.index) is device
    assert fulmo.get_backend_name() == device.backend
