#pragma once
// The words of an expression, one at a time, and errors that point at one.
#include <string>

namespace fulmo {

class Tokens {
 public:
  explicit Tokens(const std::string& text);

  /// Where a token begins.
  struct Mark {
    std::size_t at;
  };
  Mark mark() const { return {begin_}; }
  bool at_end() const { return begin_ == text_.size(); }
  std::string current() const { return text_.substr(begin_, end_ - begin_); }
  bool is(const std::string& word) const { return current() == word; }
  bool is_name() const;
  bool is_number() const;

  void skip();
  bool take(const std::string& word);
  void expect(const std::string& word);
  std::string name(const std::string& wanted);
  double number();

  /// Throws ParameterError: what is wrong, line, column, and the line with the place marked.
  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(const std::string& what, Mark) const;

  /// Guards the stack against expressions nested without end.
  class Deeper {
   public:
    explicit Deeper(Tokens& tokens);
    ~Deeper() { --tokens_.depth_; }

   private:
    Tokens& tokens_;
  };

 private:
  void read();

  const std::string text_;
  std::size_t begin_ = 0, end_ = 0;  // of the current token
  int depth_ = 0;
};

}  // namespace fulmo
