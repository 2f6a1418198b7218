#include "core/kernel_source.hpp"

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/tokens.hpp"

namespace fulmo {

namespace {

using Words = std::vector<std::string>;

/// Blanks in place of comments and of texts between quotes.
std::string without_comments(std::string text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    if (text.compare(at, 2, "//") == 0) {
      end = text.find('\n', at);
    } else if (text.compare(at, 2, "/*") == 0) {
      end = text.find("*/", at + 2);
      if (end != std::string::npos) end += 2;
    } else if (text[at] == '"') {
      end = text.find('"', at + 1);
      if (end != std::string::npos) ++end;
    } else {
      continue;
    }
    end = std::min(end, text.size());
    for (; at < end; ++at)
      if (text[at] != '\n') text[at] = ' ';
    --at;
  }
  return text;
}

Words words_of(const std::string& source) {
  Words words;
  for (Tokens tokens(without_comments(source)); !tokens.at_end(); tokens.skip()) words.push_back(tokens.current());
  return words;
}

/// The place behind what closes the parenthesis or brace at `open`.
std::size_t behind(const Words& words, std::size_t open) {
  const std::string closing = words[open] == "(" ? ")" : "}";
  int depth = 0;
  for (std::size_t i = open; i < words.size(); ++i) {
    depth += words[i] == words[open] ? 1 : words[i] == closing ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return words.size();
}

bool is_kernel(const std::string& word) { return word == "__kernel" || word == "kernel" || word == "__global__"; }

/// Where the parameters of a kernel open: name ( ... ) {. Adds names of other kernels to `others`.
std::size_t opening(const Words& words, const std::string& entry, std::set<std::string>& others) {
  bool in_kernel = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    in_kernel |= is_kernel(words[i]);
    if (!in_kernel || words[i + 1] != "(") continue;
    const std::size_t body = behind(words, i + 1);
    if (body >= words.size() || words[body] != "{") continue;
    if (words[i] == entry) return i + 1;
    others.insert(words[i]);
    in_kernel = false;
  }
  return words.size();
}

bool is_qualifier(const std::string& word) {
  static const std::set<std::string> qualifiers = {"const",    "__const",      "volatile", "restrict", "__restrict",
                                                   "__global", "__restrict__", "global",   "private",  "__private"};
  return qualifiers.count(word) > 0;
}

bool is_image_type(const std::string& word) { return word.rfind("IMAGE_", 0) == 0 && word.size() > 11; }

KernelParameter parameter_from(const Words& words) {
  KernelParameter parameter{words.empty() ? "" : words.back(), "", false, false};
  bool constant = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "__local" || word == "local")
      throw UnsupportedError("local memory as a parameter (" + parameter.name + ") is not offered; declare it inside");
    if (word == "*" || word == "**") parameter.read_only = constant && !parameter.pointer;
    parameter.pointer |= word == "*" || word == "**" || is_image_type(word);
    constant |= word == "const";
    if (!is_qualifier(word) && word != "*") parameter.type += (parameter.type.empty() ? "" : " ") + word;
  }
  return parameter;
}

bool reads(const std::string& macro) {
  return macro == "READ_IMAGE" || macro == "GET_IMAGE_WIDTH" || macro == "GET_IMAGE_HEIGHT" ||
         macro == "GET_IMAGE_DEPTH";
}

/// Whether a name stands only where CLIJ's macros read it.
bool only_read(const Words& words, const std::string& name) {
  const auto read = [&](const std::string& macro) { return reads(macro) || macro == "READ_" + name + "_IMAGE"; };
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == name && !(i > 1 && words[i - 1] == "(" && read(words[i - 2]))) return false;
  return true;
}

}  // namespace

std::vector<KernelParameter> parameters_of_kernel(const std::string& source, const std::string& entry) {
  const Words words = words_of(source);
  std::set<std::string> others;
  const std::size_t open = opening(words, entry, others);
  if (open == words.size()) {
    std::string list;
    for (auto& other : others) list += (list.empty() ? "; it has " : ", ") + other;
    throw ParameterError("the source has no kernel called " + entry + list);
  }
  std::vector<KernelParameter> parameters;
  Words one;
  const std::size_t body = behind(words, open);
  for (std::size_t i = open + 1; i + 1 < body; ++i) {
    if (words[i] != ",") {
      one.push_back(words[i]);
      continue;
    }
    parameters.push_back(parameter_from(one));
    one.clear();
  }
  if (!one.empty() && !(one.size() == 1 && one[0] == "void")) parameters.push_back(parameter_from(one));
  const Words own(words.begin() + static_cast<std::ptrdiff_t>(body),
                  words.begin() + static_cast<std::ptrdiff_t>(behind(words, body)));
  for (auto& parameter : parameters)
    if (parameter.pointer) parameter.read_only |= is_image_type(parameter.type) && only_read(own, parameter.name);
  return parameters;
}

bool mentions(const std::string& source, const std::string& word) {
  const Words words = words_of(source);
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace fulmo
