#include "backends/find.hpp"
namespace fulmo { Found find_cuda_devices() { return {}; } }
