// Counts bright objects: count_objects [FILE WIDTH HEIGHT], where FILE holds 8-bit pixels and nothing else. Without a
// file it makes itself a picture with 12 disks.
#include <cmath>
#include <cstdint>
#include <fstream>
#include <fulmo/operations.hpp>
#include <iostream>
#include <string>
#include <vector>

namespace {

fulmo::Image read(const std::string& path, std::int64_t width, std::int64_t height) {
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width * height));
  std::ifstream file(path, std::ios::binary);
  if (!file.read(reinterpret_cast<char*>(pixels.data()), static_cast<std::streamsize>(pixels.size())))
    throw std::runtime_error(path + " does not hold that many pixels");
  return {pixels, {height, width}};
}

fulmo::Image disks() {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < 180; ++y)
    for (int x = 0; x < 240; ++x) pixels.push_back(std::hypot(x % 60 - 30, y % 60 - 30) < 12 ? 200 : 20);
  return {pixels, {180, 240}};
}

void count(const fulmo::Image& image) {
  const fulmo::Image smooth = fulmo::gaussian_blur(image, {.sigma_x = 1, .sigma_y = 1});
  const fulmo::Image mask = fulmo::threshold_otsu(smooth);
  const fulmo::Image labels = fulmo::connected_component_labeling(mask);
  std::cout << "device " << labels.device() << "\n"
            << "foreground " << fulmo::sum_of_all_pixels(mask).number() << "\n"
            << "objects " << fulmo::maximum_of_all_pixels(labels).number() << "\n";
}

}  // namespace

int main(int arguments, char** argument) try {
  count(arguments == 4 ? read(argument[1], std::stoll(argument[2]), std::stoll(argument[3])) : disks());
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
