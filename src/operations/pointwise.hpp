#pragma once
// How maps of one image, of an image and a number, of two images are declared: names, types and words around a formula.
#include "operations/helpers.hpp"

namespace fulmo {

struct Words {
  const char *brief, *shown, *referee;
  double tolerance = 0;
};

void describe(Declaration&, Gives, const Words&);
NodeRef mapped(const char* formula, Gives, const std::vector<MapOperand>&);

void of_image(Declaration&, const char* formula, Gives, const Words&);
/// `other` is the prototype's name of the number; swapped: the number is the formula's first operand.
void of_image_and_number(Declaration&, const char* formula, Gives, const Words&, double fallback, const char* example,
                         std::vector<std::string> other = {}, bool swapped = false);
void of_images(Declaration&, const char* formula, Gives, const Words&, const char* first, const char* second);

}  // namespace fulmo
