#pragma once
// Headers that are compiled once for all houses (cmake/CortadoPrecompiled.cmake). Nobody includes this file: each file
// includes what it uses.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
