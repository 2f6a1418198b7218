#include "core/tokens.hpp"

#include <algorithm>
#include <cctype>
#include <locale>
#include <sstream>

#include "core/error.hpp"

namespace fulmo {

namespace {

constexpr int deepest = 500;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Bytes of a character beyond ASCII, so that an error shows all of it.
std::size_t length_of_character(const std::string& text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return end - at;
}

/// The longest operator that stands at the place, or one character.
std::size_t length_of_operator(const std::string& text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) >= 0x80) return length_of_character(text, at);
  static const char* const longer[] = {"**", "//", "<=", ">=", "==", "!=", "&&",
                                       "||", "+=", "-=", "*=", "/=", "<<", ">>"};
  return std::any_of(std::begin(longer), std::end(longer), [&](auto op) { return text.compare(at, 2, op) == 0; }) ? 2
                                                                                                                  : 1;
}

/// Digits, a point, an exponent, and the f that C writes behind floats; or 0x and digits.
std::size_t length_of_number(const std::string& text, std::size_t at) {
  std::size_t end = at;
  const auto here = [&] { return end < text.size() ? text[end] : '\0'; };
  if (text.compare(at, 2, "0x") == 0 || text.compare(at, 2, "0X") == 0) {
    end += 2;
    while (std::isxdigit(static_cast<unsigned char>(here()))) ++end;
    return end - at;
  }
  while (is_digit(here()) || here() == '.') ++end;
  if (here() == 'e' || here() == 'E') {
    std::size_t exponent = end + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    if (exponent < text.size() && is_digit(text[exponent])) {
      end = exponent;
      while (is_digit(here())) ++end;
    }
  }
  if (here() == 'f' || here() == 'F') ++end;
  return end - at;
}

}  // namespace

Tokens::Tokens(const std::string& text) : text_(text) { read(); }

void Tokens::skip() {
  begin_ = end_;
  read();
}

void Tokens::read() {
  while (begin_ < text_.size() && is_space(text_[begin_])) ++begin_;
  end_ = begin_;
  if (at_end()) return;
  if (is_letter(text_[begin_]))
    while (end_ < text_.size() && (is_letter(text_[end_]) || is_digit(text_[end_]))) ++end_;
  else
    end_ += is_number() ? length_of_number(text_, begin_) : length_of_operator(text_, begin_);
}

bool Tokens::is_name() const { return !at_end() && is_letter(text_[begin_]); }

bool Tokens::is_number() const {
  if (at_end()) return false;
  return is_digit(text_[begin_]) || (text_[begin_] == '.' && begin_ + 1 < text_.size() && is_digit(text_[begin_ + 1]));
}

bool Tokens::take(const std::string& word) {
  if (at_end() || !is(word)) return false;
  skip();
  return true;
}

void Tokens::expect(const std::string& word) {
  if (!take(word)) fail("expected " + word);
}

std::string Tokens::name(const std::string& wanted) {
  if (!is_name()) fail("expected " + wanted);
  const std::string found = current();
  skip();
  return found;
}

double Tokens::number() {
  std::string digits = current();
  double value = 0;
  bool good = true;
  if (digits.size() > 1 && (digits[1] == 'x' || digits[1] == 'X')) {
    for (std::size_t i = 2; i < digits.size(); ++i) {
      const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(digits[i])));
      value = value * 16 + (is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    good = digits.size() > 2;
  } else {
    if (digits.back() == 'f' || digits.back() == 'F') digits.pop_back();
    std::istringstream stream(digits);  // strtod follows the locale
    stream.imbue(std::locale::classic());
    stream >> value;
    good = !stream.fail() && stream.peek() == std::istringstream::traits_type::eof();
  }
  const bool glued = end_ < text_.size() && (is_letter(text_[end_]) || is_digit(text_[end_]) || text_[end_] == '.');
  if (!good || glued) fail("not a number that can be read");
  skip();
  return value;
}

void Tokens::fail(const std::string& what) const {
  fail(what + (at_end() ? ", but the text ends" : ", got " + current()), mark());
}

void Tokens::fail(const std::string& what, Mark mark) const {
  const std::size_t line_start = mark.at == 0 ? 0 : text_.rfind('\n', mark.at - 1) + 1;
  const std::size_t line_end = std::min(text_.size(), text_.find('\n', line_start));
  const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(line_start), '\n') + 1;
  const std::size_t column = mark.at - line_start;
  throw ParameterError(what + " (line " + std::to_string(line) + ", column " + std::to_string(column + 1) + ")\n  " +
                       text_.substr(line_start, line_end - line_start) + "\n  " + std::string(column, ' ') + "^");
}

Tokens::Deeper::Deeper(Tokens& tokens) : tokens_(tokens) {
  if (++tokens_.depth_ > deepest) tokens_.fail("nested too deep");
}

}  // namespace fulmo
