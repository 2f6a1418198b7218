// Second derivatives: eigenvalues of the Hessian matrix and what they tell of lines.
#include <cmath>

#include "operations/gaussians.hpp"
#include "operations/helpers.hpp"
#include "skeletons/separable/separable.hpp"
#include "skeletons/stencil/stencil.hpp"

namespace fulmo {

namespace {

/// The taps of one filter, then another, as one; of none and none, none.
Taps in_turn(const Taps& first, const Taps& second) {
  if (first.empty() || second.empty()) return {};
  std::vector<double> sums(first.size() + second.size() - 1);
  for (std::size_t i = 0; i < first.size(); ++i)
    for (std::size_t j = 0; j < second.size(); ++j) sums[i + j] += static_cast<double>(first[i]) * second[j];
  return {sums.begin(), sums.end()};
}

/// Second derivatives xx, xy, yy or xx, xy, xz, yy, yz, zz; each is two first derivatives of sigma / sqrt(2) in turn,
/// as scikit-image and the peer have them.
std::vector<MapOperand> hessian(const NodeRef& image, double sigma) {
  const Taps smooth = derivative_taps(sigma / std::sqrt(2.0), 0), slope = derivative_taps(sigma / std::sqrt(2.0), 1);
  const Taps orders[] = {in_turn(smooth, smooth), in_turn(smooth, slope), in_turn(slope, slope)};
  const int rank = image->type.rank();
  std::vector<NodeRef> along_z{image};
  if (rank == 3) {
    along_z.clear();
    for (const Taps& taps : orders) along_z.push_back(separable(image, {Taps{}, Taps{}, taps}));
  }
  std::vector<MapOperand> components;
  for (int i = 0; i < rank; ++i)
    for (int j = i; j < rank; ++j) {
      int order[3] = {};
      ++order[i], ++order[j];
      components.emplace_back(separable(along_z[order[2]], {orders[order[0]], orders[order[1]], Taps{}}));
    }
  return components;
}

std::string ranked(const std::string& formula, const NodeRef& image) {
  return formula + (image->type.rank() == 3 ? "_3d" : "_2d");
}

NodeRef of_hessian(const std::string& formula, const NodeRef& image, const std::vector<MapOperand>& components) {
  return map(ranked(formula, image).c_str(), components, DType::f32);
}

/// Eigenvalues by rank: the largest first, the middle one in 3D only.
template <class Eigenvalue>
Value eigenvalues(const Arguments& a, Eigenvalue eigenvalue) {
  std::vector<Image> images;
  for (const char* which : {"greatest", "middle", "least"}) {
    const bool is_middle = std::string(which) == "middle";
    if (is_middle && a.image("input_image")->type.rank() == 2) continue;
    const char* output = is_middle ? "middle_eigenvalue" : *which == 'g' ? "large_eigenvalue" : "small_eigenvalue";
    images.push_back(a.into(output, eigenvalue(which)));
  }
  return images;
}

void take_eigenvalues(Declaration& op) {
  op.menu("Filter > Edges").border("nearest").gives(Gives::float32);
  op.several("eigenvalues, the largest first: three, of a 2D image two");
  op.image("input_image", "Image to differentiate.");
  for (const char* which : {"small", "middle", "large"})
    op.output(std::string(which) + "_eigenvalue").also({std::string(which) + "_eigenvalue_destination"});
}

void one_eigenvalue(Declaration& op, const char* noun, const std::string& stencil_name, const char* referee) {
  op.brief(std::string(noun) + " eigenvalue of the Hessian matrix of second differences.")
      .details("By value, not by magnitude: the smallest one is most negative on bright lines and spots.")
      .formula("eigenvalue of (dxx dxy; dxy dyy), dxx = x[i + 1] - 2 x[i] + x[i - 1], dxy from the 4 corners / 4")
      .source("pyclesperanto")
      .menu("Filter > Edges")
      .border("nearest")
      .gives(Gives::float32);
  op.image("input_image", "Image to differentiate.");
  op.runs([=](const Arguments& a) { return Image(ranked_stencil(stencil_name, a.image("input_image"))); });
  op.like(referee, 1e-5).test("");
}

/// The strongest response to bright lines over all sigmas, in the image's dtype.
NodeRef ridges(const NodeRef& image, const std::vector<double>& sigmas) {
  NodeRef strongest = filled(image->type.with(DType::f32), 0, image->device);
  for (double sigma : sigmas) {
    const NodeRef response =
        map("multiply", {of_hessian("ridge", image, hessian(image, sigma)), sigma * sigma}, DType::f32);
    strongest = map("maximum", {strongest, response}, DType::f32);
  }
  return cast_rounding(strongest, image->type.dtype);
}

void describe_ridges(Declaration& op, const char* brief) {
  op.brief(brief)
      .details(
          "From Gaussian second derivatives, scaled by sigma squared; 0 where the image is not curved downwards across "
          "a line.")
      .formula("sigma^2 sqrt(min(e1, 0) min(e2, 0)) of the two smallest eigenvalues e1, e2; 2D: sigma^2 |min(e1, 0)|")
      .menu("Filter > Edges")
      .border("nearest")
      .gives(Gives::same)
      .source("Sato et al. 1998, doi:10.1016/S1361-8415(98)80009-1");
  op.image("input_image", "Image with bright lines.");
}

/// As the peer counts them, in float32.
std::vector<double> sigmas_between(double first, double end, double step) {
  std::vector<double> sigmas;
  for (float sigma = static_cast<float>(first); sigma < static_cast<float>(end); sigma += static_cast<float>(step)) {
    sigmas.push_back(sigma);
    if (sigmas.size() > 1000) throw ParameterError("sigma_step must give at most 1000 sigmas");
  }
  return sigmas;
}

}  // namespace

OPERATION(hessian_eigenvalues) {
  op.brief("Eigenvalues of the Hessian matrix of second differences.")
      .details("An eigenvalue is computed when somebody looks at it.")
      .formula("eigenvalues of (dxx dxy; dxy dyy), dxx = x[i + 1] - 2 x[i] + x[i - 1], dxy from the 4 corners / 4");
  op.source("pyclesperanto");
  take_eigenvalues(op);
  op.runs([](const Arguments& a) {
    return eigenvalues(
        a, [&](const std::string& which) { return ranked_stencil(which + "_curvature", a.image("input_image")); });
  });
  op.like("referee.hessian_eigenvalues(input_image, rank)", 1e-5).test("");
}

OPERATION(hessian_gaussian_eigenvalues) {
  op.brief("Eigenvalues of the Hessian matrix of Gaussian derivatives.")
      .details(
          "A second derivative is two first derivatives by sigma / sqrt(2) in turn, each scaled as gaussian_derivative "
          "does. An eigenvalue is computed when somebody looks at it.");
  op.source("skimage.feature.hessian_matrix(use_gaussian_derivatives=True)");
  op.formula(
      "eigenvalues of (dxx dxy; dxy dyy), dij = Di(Dj(x)), Di: gaussian_derivative of order 1 along i, sigma / "
      "sqrt(2)");
  take_eigenvalues(op);
  op.number("sigma", 1, "Standard deviation.", "pixels").between(0, 1000);
  op.runs([](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const std::vector<MapOperand> components = hessian(image, a.number("sigma"));
    return eigenvalues(a,
                       [&](const std::string& which) { return of_hessian(which + "_eigenvalue", image, components); });
  });
  op.like("referee.gaussian_eigenvalues(input_image, sigma, rank)", 1e-5).test("").test("sigma=2.3").test("sigma=0.2");
}

OPERATION(small_hessian_eigenvalue) {
  one_eigenvalue(op, "Smallest", "least_curvature", "referee.hessian_eigenvalues(input_image, rank)[-1]");
}
OPERATION(large_hessian_eigenvalue) {
  one_eigenvalue(op, "Largest", "greatest_curvature", "referee.hessian_eigenvalues(input_image, rank)[0]");
}

OPERATION(tubeness) {
  describe_ridges(op, "Response to bright lines and tubes of one width.");
  op.number("sigma", 1, "Standard deviation, about the radius of the lines.", "pixels").between(0, 1000);
  op.runs([](const Arguments& a) { return Image(ridges(a.image("input_image"), {a.number("sigma")})); });
  op.like("referee.ridges(input_image, [sigma], rank)", 1e-5).test("").test("sigma=1.7");
}

OPERATION(sato_filter) {
  describe_ridges(op, "Strongest response to bright lines and tubes over several widths.");
  op.number("sigma_minimum", 1, "First standard deviation.", "pixels").between(0, 1000);
  op.number("sigma_maximum", 3, "Standard deviations stay below.", "pixels").between(0, 1000);
  op.number("sigma_step", 1, "Step from one to the next.", "pixels").between(1e-3, 1000);
  op.runs([](const Arguments& a) {
    const auto sigmas = sigmas_between(a.number("sigma_minimum"), a.number("sigma_maximum"), a.number("sigma_step"));
    return Image(ridges(a.image("input_image"), sigmas));
  });
  op.like("referee.ridges(input_image, np.arange(sigma_minimum, sigma_maximum, sigma_step), rank)", 1e-5);
  op.test("").test("sigma_minimum=0.5, sigma_maximum=2.25, sigma_step=0.5").test("sigma_minimum=3");
}

}  // namespace fulmo
