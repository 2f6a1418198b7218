"""Speed and accuracy beside what else is installed: python bench [--gpu] [--all] [--json FILE].

Sentinels: on 2 CPU threads, a Gaussian against scipy; on a GPU, maps against copying, a Gaussian and label statistics
against the faster of pyclesperanto and cupy with cuCIM. Then F1 of a segmentation beside the same in scikit-image.
Peers are optional: one that is absent is left out with a word.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import cases
from cases import CPU_SENTINELS, FAMILIES, GPU_SENTINELS, MAPS
from table import show

HERE = Path(__file__).parent
CPU_THREADS = 2
GPU_PEERS = [("clesperanto", "cuda"), ("clesperanto", "opencl"), ("cupy_cucim", "cuda")]


def main():
    options = arguments()
    results = {}
    if not options.gpu:
        results["cpu"] = cpu(options)
        results["accuracy"] = accuracy(options.nuclei)
    results["gpu"] = gpu(options)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


def arguments():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--gpu", action="store_true", help="only what runs on the GPU")
    parser.add_argument("--device", default="", help="the GPU Fulmo uses, such as cuda:0; by default the best")
    parser.add_argument("--all", action="store_true", help="the main families of operations too")
    parser.add_argument("--shape", default="256,512,512", help="z,y,x of the stack on the GPU")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    default = HERE.parent / "build/nuclei/stardist/data/images"
    parser.add_argument("--nuclei", type=Path, default=default, help="folder of the stardist images")
    return parser.parse_args()


# ---- speed ----


def cpu(options):
    names = CPU_SENTINELS + (FAMILIES if options.all else [])
    shape = "64,256,256"
    ours = run("ours", "cpu", shape, names, threads=CPU_THREADS)
    peers = [run("scipy_skimage", "", shape, names)]
    show(f"CPU, {shape.replace(',', ' x ')} float32, {CPU_THREADS} threads", *speed(ours, peers, names))
    judge(cases.GAUSSIAN_2, ours, peers, 4)
    return [ours, *peers]


def gpu(options):
    device = options.device or best_gpu()
    if not device:
        print("\nNo GPU here: its sentinels are left out.")
        return []
    names = GPU_SENTINELS + (FAMILIES if options.all else [])
    ours = run("ours", device, options.shape, names)
    peers = [run(*peer, options.shape, names) for peer in GPU_PEERS]
    show(f"GPU, {options.shape.replace(',', ' x ')} float32", *speed(ours, peers, names))
    judge_maps(ours)
    for name in (cases.GAUSSIAN_5, cases.STATISTICS):
        judge(name, ours, peers, 8)
    return [ours, *peers]


def best_gpu():
    import fulmo._fulmo

    return next((device.id for device in fulmo._fulmo.devices() if device.is_gpu), "")


def run(module, choice, shape, names, threads=None):
    """One contender's figures, by a process of its own: {"name", "cases", "facts"} or {"absent"}."""
    environment = os.environ | ({"FULMO_THREADS": str(threads)} if threads else {})
    command = [sys.executable, str(HERE / "worker.py"), module, choice, shape, *names]
    result = {"name": f"{module} {choice}".strip(), "cases": {}, "facts": {}}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        for line in process.stdout:
            if line.startswith("{"):
                take(result, json.loads(line))
    if process.returncode:
        result.setdefault("absent", f"ended with exit code {process.returncode}")
    if "absent" in result:
        print(f"left out: {result['name']}: {result['absent']}")
    return result


def take(result, report):
    if "case" in report:
        result["cases"][report.pop("case")] = report
        progress(f"{result['name']}: {len(result['cases'])} cases")
    else:
        result.update(report)


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}\r", end="", file=sys.stderr, flush=True)


def milliseconds(contender, name):
    return contender["cases"].get(name, {}).get("minimum")


def best_peer(peers, name):
    return min(filter(None, (milliseconds(peer, name) for peer in peers)), default=None)


def speed(ours, peers, names):
    """Head and rows of a table: minimum milliseconds, and how many times faster ours is than the best peer."""
    there = [contender for contender in (ours, *peers) if contender["cases"]]
    head = ["ms, minimum", *(contender["name"] for contender in there), "times faster"]
    return head, [row(name, ours, peers, there) for name in names]


def row(name, ours, peers, there):
    mine, best = milliseconds(ours, name), best_peer(peers, name)
    times = f"{best / mine:.1f}" if mine and best else ""
    return [name, *(cell(contender["cases"].get(name)) for contender in there), times]


def cell(case):
    if case is None:
        return "-"
    return case["error"].split(":")[0] if "error" in case else f"{case['minimum']:.3f}"


def judge(name, ours, peers, wanted):
    mine, best = milliseconds(ours, name), best_peer(peers, name)
    if not (mine and best):
        print(f"{name}: no verdict, {'for want of a peer' if mine else 'since Fulmo was not timed'}")
        return
    verdict(name, f"{best / mine:.1f} times the best peer", best / mine >= wanted, f"{wanted} times")


def judge_maps(ours):
    case, facts = ours["cases"].get(MAPS, {}), ours["facts"]
    if "minimum" not in case or "copy ms" not in facts:
        print(f"{MAPS}: no verdict, since Fulmo was not timed")
        return
    way, copy = min(facts["copy ms"].items(), key=lambda item: item[1])
    launches, busy = facts["launches of the chain"], case["burst"]
    text = f"{launches} launch, {busy:.3f} ms; a copy takes {copy:.3f} ms ({way}): {copy / busy:.0%} of its speed"
    verdict(MAPS, text, launches == 1 and copy / busy >= 0.6, "1 launch at 60 %")


def verdict(name, text, good, wanted):
    print(f"{name}: {text} - {'reached' if good else 'MISSED'} (wanted: {wanted})")


# ---- accuracy ----


def accuracy(folder):
    try:
        import scores
    except ImportError as error:
        print(f"\naccuracy left out: {error}")
        return {}
    if not folder.is_dir():
        print(f"\naccuracy left out: no folder {folder}; ./run bench fetches it")
        return {}
    results = scores.score(folder)
    head = ["F1 at IoU 0.5", "fulmo", "scikit-image", "objects in truth"]
    rows = [[name, f"{f.ours:.3f}", f"{f.theirs:.3f}", str(f.objects)] for name, f in results.items()]
    show("Accuracy: nuclei of the package stardist, the same pipeline", head, rows)
    for name, figures in results.items():
        text = f"F1 {figures.ours:.3f}, by scikit-image {figures.theirs:.3f}"
        verdict(name, text, figures.ours >= figures.theirs, "not below")
    return {name: figures._asdict() for name, figures in results.items()}


main()
