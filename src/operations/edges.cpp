// Differences of neighbouring pixels.
#include "operations/helpers.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

void gradient(Declaration& op, const char* axis, const char* stencil_name, const char* referee) {
  op.brief(std::string("Slope along ") + axis + ".")
      .formula("(x[i + 1] - x[i - 1]) / 2; at the border the difference to the one neighbour")
      .menu("Filter > Edges")
      .source("numpy.gradient")
      .border("one-sided difference")
      .gives(Gives::float32);
  op.image("input_image", "Image to differentiate.");
  op.runs([=](const Arguments& a) { return Image(stencil(stencil_name, a.image("input_image"))); });
  op.like(referee, 1e-6).test("");
}

}  // namespace

OPERATION(gradient_x) { gradient(op, "x", "difference_x", "referee.gradient(input_image, -1)"); }
OPERATION(gradient_y) { gradient(op, "y", "difference_y", "referee.gradient(input_image, -2)"); }
OPERATION(gradient_z) { gradient(op, "z", "difference_z", "referee.gradient(input_image, -3)"); }

OPERATION(sobel) {
  op.brief("Strength of edges: length of the Sobel gradient.")
      .details("Kernels are not normalised: a slope of 1 per pixel gives 8 in 2D and 32 in 3D.")
      .formula("sqrt(gx^2 + gy^2 + gz^2), gx = x[i + 1] - x[i - 1] smoothed by 1, 2, 1 along the other axes")
      .menu("Filter > Edges")
      .border("nearest")
      .gives(Gives::float32);
  op.source("scipy.ndimage.sobel");
  op.image("input_image", "Image to find edges in.");
  op.runs([](const Arguments& a) { return Image(ranked_stencil("sobel", a.image("input_image"))); });
  op.like("referee.sobel(input_image, rank)", 1e-5).test("");
}

OPERATION(laplace) {
  op.brief("Each pixel against its neighbours: edges and spots.")
      .formula("k * x[i] - sum of the k neighbours of i; k is 8 or 26 (box), 4 or 6 (sphere)")
      .menu("Filter > Edges")
      .border("nearest")
      .gives(Gives::float32);
  op.source("pyclesperanto");
  op.image("input_image", "Image to filter.");
  op.text("connectivity", "box", "Neighbours: 'box' at faces, edges and corners, 'sphere' at faces only.")
      .one_of({"box", "sphere"});
  op.deprecated("cle", "laplace_box", "connectivity='box'")
      .deprecated("cle", "laplace_diamond", "connectivity='sphere'");
  op.runs([](const Arguments& a) {
    return Image(ranked_stencil("laplace_" + a.text("connectivity"), a.image("input_image")));
  });
  op.like("referee.laplace(input_image, connectivity, rank)", 1e-5).test("").test("connectivity='sphere'");
}

}  // namespace fulmo
