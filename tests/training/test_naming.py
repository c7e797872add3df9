"""The second layer of names: what is trained is what ships. Needs the tools of training (PyTorch, onnx)."""

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="no PyTorch: it is for training alone")
pytest.importorskip("onnx", reason="no onnx: it is for training alone")

from onnx import TensorProto, helper  # noqa: E402
from training import graph, naming  # noqa: E402

WORDS, WIDTH, TAGS, KINDS = 5, 8, 6, 11


def made(seed: int) -> naming.Naming:
    torch.manual_seed(seed)
    return naming.Naming(TAGS, KINDS, width=WIDTH, inner=7, near=3).eval()


@pytest.mark.parametrize("words", [1, WORDS])
def test_the_layer_in_the_graph_says_what_those_trained_say_on_average(words: int) -> None:
    layers = [made(seed) for seed in (1, 2)]
    chance = np.random.default_rng(3)
    states = chance.normal(size=(2, words, WIDTH)).astype(np.float32)
    case, xpos = chance.integers(0, TAGS, words), chance.integers(0, TAGS, words)
    wide = torch.from_numpy(states.transpose(1, 0, 2).reshape(1, words, -1).copy())
    with torch.no_grad():
        said = [m(wide, torch.from_numpy(case)[None], torch.from_numpy(xpos)[None])[0].numpy() for m in layers]
    weights = {name: value.numpy() for name, value in naming.joined(layers).items()}
    g = graph.Graph(frozenset(), packed=False)
    scores = graph.naming(g, weights, "patterns")
    g.nodes.append(helper.make_node("Identity", [scores], ["names"]))
    inputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, [2, "W", WIDTH])]
    inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, ["W"]) for n in ("patterns", "xpos")]
    model = g.model(inputs, [helper.make_tensor_value_info("names", TensorProto.FLOAT, ["W", KINDS])], "names")
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"states": states, "patterns": case, "xpos": xpos})
    assert found == pytest.approx(np.mean(said, axis=0), abs=1e-5)
