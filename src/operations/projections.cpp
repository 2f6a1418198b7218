// Projections along an axis.
#include "operations/helpers.hpp"
#include "skeletons/reduction/reduction.hpp"

namespace fulmo {

namespace {

constexpr char axis_names[] = {'x', 'y', 'z'};

/// What all projections of an image along an axis share; `verb` says what is made of the pixels on the way, `referee`
/// is a function of the image, axis and keepdims.
void projection(Declaration& op, int axis, Projection kind, Gives gives, const char* noun, const std::string& verb,
                const std::string& referee, double tolerance = 0) {
  const bool spreads = kind == Projection::variance || kind == Projection::standard_deviation;
  op.brief(std::string(noun) + " along " + axis_names[axis] + ".").menu("Projection").gives(gives);
  op.formula(verb + " in[z, y, x] over " + axis_names[axis]);
  op.image("input_image", "Image to project.");
  if (spreads)
    op.integer("ddof", 0, "What is taken from the count before the division (0: of the population, 1: of a sample).")
        .between(0, 1e9);
  op.boolean("keep_dims", false, "Keep the axis, with length 1.");
  op.runs([=](const Arguments& a) {
    const NodeRef image = a.image("input_image");
    const int ddof = spreads ? static_cast<int>(a.integer("ddof")) : 0;
    return Image(project(image, axis, kind, given_dtype(gives, {image}), ddof, a.flag("keep_dims")));
  });
  op.like("referee.project(" + referee + ", input_image, " + std::to_string(axis) + ", keep_dims)", tolerance)
      .test("")
      .test("keep_dims=True");
  if (spreads) op.test("ddof=1");
}

void extremum(Declaration& op, int axis, Projection kind) {
  const bool low = kind == Projection::minimum;
  projection(op, axis, kind, Gives::same, low ? "Smallest value" : "Largest value", low ? "min of" : "max of",
             low ? "np.min" : "np.max");
  op.details("NaN if a pixel on the way is NaN.");
}

void sum(Declaration& op, int axis) {
  projection(op, axis, Projection::sum, Gives::sum, "Sum", "sum of", "np.sum", 1e-6);
  op.details("Integers are added exactly; a sum that does not fit the result saturates. Floats are added in float64.");
}

void product(Declaration& op, int axis) {
  projection(op, axis, Projection::product, Gives::sum, "Product", "product of", "np.prod", 1e-6);
  op.details("Integers are multiplied exactly; a product that does not fit the result saturates. Floats in float64.");
}

void mean(Declaration& op, int axis) {
  projection(op, axis, Projection::mean, Gives::float32, "Mean", "mean of", "np.mean", 1e-6);
}

void variance(Declaration& op, int axis) {
  projection(op, axis, Projection::variance, Gives::float32, "Variance",
             "sum of (v - mean of v)^2 / (n - ddof), v =", "referee.spread(np.var, ddof)", 1e-6);
  op.details("From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.");
}

void deviation(Declaration& op, int axis) {
  projection(op, axis, Projection::standard_deviation, Gives::float32, "Standard deviation",
             "sqrt(sum of (v - mean of v)^2 / (n - ddof)), v =", "referee.spread(np.std, ddof)", 1e-6);
  op.details("From squared distances to the mean, in float64; 0 where there are not more pixels than ddof.");
}

}  // namespace

OPERATION(maximum_x_projection) { extremum(op, 0, Projection::maximum); }
OPERATION(maximum_y_projection) { extremum(op, 1, Projection::maximum); }
OPERATION(maximum_z_projection) { extremum(op, 2, Projection::maximum); }
OPERATION(minimum_x_projection) { extremum(op, 0, Projection::minimum); }
OPERATION(minimum_y_projection) { extremum(op, 1, Projection::minimum); }
OPERATION(minimum_z_projection) { extremum(op, 2, Projection::minimum); }
OPERATION(sum_x_projection) { sum(op, 0); }
OPERATION(sum_y_projection) { sum(op, 1); }
OPERATION(sum_z_projection) { sum(op, 2); }
OPERATION(product_x_projection) { product(op, 0); }
OPERATION(product_y_projection) { product(op, 1); }
OPERATION(product_z_projection) { product(op, 2); }
OPERATION(mean_x_projection) { mean(op, 0); }
OPERATION(mean_y_projection) { mean(op, 1); }
OPERATION(mean_z_projection) { mean(op, 2); }
OPERATION(variance_x_projection) { variance(op, 0); }
OPERATION(variance_y_projection) { variance(op, 1); }
OPERATION(variance_z_projection) { variance(op, 2); }
OPERATION(std_x_projection) { deviation(op, 0); }
OPERATION(std_y_projection) { deviation(op, 1); }
OPERATION(std_z_projection) {
  deviation(op, 2);
  op.alias("prototype", "standard_deviation_z_projection", "ddof=1");
}

}  // namespace fulmo
