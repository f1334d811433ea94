#include "tools/tidy/rules.h"

#include <algorithm>
#include <array>
#include <set>

namespace legwork::tidy {
namespace {

struct BannedWord {
  std::string_view word;
  std::string_view instead;
  std::string_view only_below;  // path prefix where it is banned; "" everywhere
};

// Words are matched with no letter, digit or underscore beside them.
constexpr BannedWord kBannedWords[] = {
    {"using namespace", "name what is used", ""},
    {"#pragma once", "an include guard named by the path", ""},
    {"rand", "a named stream of sim/world/random_streams.h", ""},
    {"srand", "a named stream of sim/world/random_streams.h", ""},
    {"sleep_for", "an event in the virtual queue", ""},
    {"usleep", "an event in the virtual queue", ""},
    {"system_clock", "the world's virtual clock", "sim/"},
    {"steady_clock", "the world's virtual clock", "sim/"},
    {"steady_clock", "the record's own times", "model/"},
    {"system_clock", "the record's own times", "model/"},
    {"random_device", "a named stream of sim/world/random_streams.h", ""},
    {"std::thread", "an event; threads belong to tools/", "sim/"},
    {"std::thread", "nothing: the runner is single threaded", "cases/"},
    {"fopen", "an argument; files belong to tools/", "sim/"},
    {"ifstream", "an argument; files belong to tools/", "sim/"},
    {"ofstream", "an argument; files belong to tools/", "sim/"},
    {"getenv", "an argument; the environment belongs to tools/", "sim/"},
    {"unordered_map", "std::map or a sorted vector: its order reaches the output", "sim/"},
    {"unordered_set", "std::set or a sorted vector: its order reaches the output", "sim/"},
    {"throw", "a Result", "sim/"},
    {"throw", "a Result", "model/"},
};

struct Layer {
  std::string_view prefix;
  std::string_view may_include;  // prefixes, one blank between
};

// The first row whose prefix fits a file speaks for it; a header of none of the named folders is refused.
constexpr std::string_view kBelowMechanisms = "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/";
constexpr Layer kLayers[] = {
    {"model/", "model/"},
    {"sim/base/", "sim/base/"},
    {"sim/wire/", "sim/base/ sim/wire/ sim/crypto/"},
    {"sim/crypto/", "sim/base/ sim/wire/ sim/crypto/"},
    {"sim/world/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/"},
    {"sim/package/package_table", "model/ sim/"},
    {"sim/package/", kBelowMechanisms},
    {"sim/kerberos/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/kerberos/"},
    {"sim/ntlm/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/ntlm/"},
    {"sim/spnego/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/spnego/"},
    {"sim/scripted/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/scripted/"},
    {"sim/kdc/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/kerberos/ sim/kdc/"},
    {"sim/peer/", "model/ sim/base/ sim/wire/ sim/crypto/ sim/world/ sim/package/ sim/peer/"},
    {"sim/mutant/", "model/ sim/"},
    {"cases/", "model/ sim/ cases/"},
    {"bench/", "model/ sim/ cases/ bench/"},
    {"tools/", "model/ sim/ cases/ bench/ tools/"},
};

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }
bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

Finding At(const SourceFile& file, std::size_t line, std::string what) {
  return file.path + ":" + std::to_string(line) + ": " + std::move(what);
}

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool HasWord(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const bool begins = at == 0 || !IsWordCharacter(line[at - 1]) || !IsWordCharacter(word.front());
    const std::size_t end = at + word.size();
    if (begins && (end == line.size() || !IsWordCharacter(line[end]))) return true;
  }
  return false;
}

// CodeOf blanks out comments and the insides of string and character literals, so that words and braces in them do
// not count; line breaks stay where they are.
class CodeOnly {
 public:
  static std::string Of(std::string_view text) {
    CodeOnly code(text);
    while (code.at_ < text.size()) code.Step();
    return std::move(code.out_);
  }

 private:
  explicit CodeOnly(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  bool Next(std::string_view token) const { return StartsWith(text_.substr(at_), token); }

  void Step() {
    if (Next("//")) return Blank(text_.find('\n', at_));
    if (Next("/*")) return BlankThrough("*/");
    if (Next("R\"")) return RawString();
    if (text_[at_] == '"' || (text_[at_] == '\'' && !IsDigitSeparator())) return Literal(text_[at_]);
    out_ += text_[at_++];
  }

  bool IsDigitSeparator() const { return at_ > 0 && IsWordCharacter(text_[at_ - 1]); }

  void Blank(std::size_t end) {
    end = std::min(end, text_.size());
    for (; at_ < end; ++at_) out_ += text_[at_] == '\n' ? '\n' : ' ';
  }

  void BlankThrough(std::string_view closing) {
    const std::size_t end = text_.find(closing, at_ + 2);
    Blank(end == std::string_view::npos ? text_.size() : end + closing.size());
  }

  void RawString() {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return Blank(text_.size());
    BlankThrough(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"");
  }

  void Literal(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    Blank(end + 1);
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
};

// OpensFunction looks back from an opening brace: a function body follows a parameter list, maybe with qualifiers, an
// initialiser list or a trailing return type, and is not inside another body.
bool OpensFunction(std::string_view before) {
  const std::size_t from = before.find_last_of(";{}");
  const std::string_view head = before.substr(from == std::string_view::npos ? 0 : from + 1);
  if (head.find('(') == std::string_view::npos) return false;
  for (const std::string_view word : {"namespace", "class", "struct", "enum", "union"}) {
    if (HasWord(head, word) && head.find(')') == std::string_view::npos) return false;
  }
  const std::size_t equals = head.find('=');
  return equals == std::string_view::npos || equals > head.find('(');
}

const Layer* LayerOf(std::string_view path) {
  for (const Layer& layer : kLayers) {
    if (StartsWith(path, layer.prefix)) return &layer;
  }
  return nullptr;
}

bool MayInclude(const Layer& layer, std::string_view header) {
  std::string_view allowed = layer.may_include;
  while (!allowed.empty()) {
    const std::size_t end = std::min(allowed.find(' '), allowed.size());
    if (StartsWith(header, allowed.substr(0, end))) return true;
    allowed.remove_prefix(std::min(end + 1, allowed.size()));
  }
  return false;
}

std::string GuardOf(std::string_view path) {
  std::string guard = "LEGWORK_";
  for (const char c : path) guard += IsWordCharacter(c) ? static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c) : '_';
  return guard + "_";
}

std::string FolderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

// Quantile of a non-empty list, by rank.
int Quantile(std::vector<int> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void CheckQuantile(const std::vector<int>& values, double share, int most, std::string_view what,
                   std::vector<Finding>& findings) {
  if (values.empty()) return;
  const int found = Quantile(values, share);
  if (found > most) {
    findings.push_back("the tree: " + std::string(what) + " is " + std::to_string(found) + " lines, at most " +
                       std::to_string(most) + " are allowed");
  }
}

// IndentedFunctionSizes takes what stands deeper than a `def` for its body; blank lines at the end belong to nobody.
std::vector<FunctionSize> IndentedFunctionSizes(const SourceFile& file) {
  const std::vector<std::string_view> lines = Lines(file.text);
  std::vector<FunctionSize> sizes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t indent = lines[i].find_first_not_of(' ');
    if (indent == std::string_view::npos || !StartsWith(lines[i].substr(indent), "def ")) continue;
    std::size_t last = i;
    for (std::size_t at = i + 1; at < lines.size(); ++at) {
      const std::size_t deep = lines[at].find_first_not_of(' ');
      if (deep == std::string_view::npos) continue;
      if (deep <= indent && !StartsWith(lines[at].substr(deep), ")")) break;
      last = at;
    }
    sizes.push_back({file.path, static_cast<int>(i) + 1, static_cast<int>(last - i) + 1});
    i = last;
  }
  return sizes;
}

}  // namespace

bool IsCode(std::string_view path) { return EndsWith(path, ".cc") || EndsWith(path, ".h"); }
bool IsShimCode(std::string_view path) {
  return EndsWith(path, ".java") || EndsWith(path, ".py") || EndsWith(path, ".go");
}
bool IsTest(std::string_view path) {
  return EndsWith(path, "_test.cc") || path.find("/testing/") != std::string_view::npos;
}

std::vector<FunctionSize> FunctionSizes(const SourceFile& file) {
  if (EndsWith(file.path, ".py")) return IndentedFunctionSizes(file);
  const std::string code = CodeOnly::Of(file.text);
  std::vector<FunctionSize> sizes;
  int line = 1;
  int depth_in_function = 0;
  FunctionSize current;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] == '\n') ++line;
    if (code[at] == '{') {
      if (depth_in_function > 0) {
        ++depth_in_function;
      } else if (OpensFunction(std::string_view(code).substr(0, at))) {
        depth_in_function = 1;
        current = {file.path, line, 0};
      }
    }
    if (code[at] == '}' && depth_in_function > 0 && --depth_in_function == 0) {
      current.lines = line - current.line + 1;
      sizes.push_back(current);
    }
  }
  return sizes;
}

std::vector<Finding> CheckLayout(const SourceFile& file) {
  std::vector<Finding> findings;
  const std::vector<std::string_view> lines = Lines(file.text);
  const int most = EndsWith(file.path, ".scn") ? kScenarioLinesMax : kFileLinesMax;
  if (static_cast<int>(lines.size()) > most) {
    findings.push_back(At(file, lines.size(), "more than " + std::to_string(most) + " lines, split it by noun"));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Columns are characters: continuation bytes of UTF-8 do not count.
    const auto columns = std::count_if(lines[i].begin(), lines[i].end(), [](char c) { return (c & 0xC0) != 0x80; });
    if (columns > kColumnsMax) findings.push_back(At(file, i + 1, "longer than 120 columns, break it"));
    const bool has_tab = lines[i].find('\t') != std::string_view::npos;
    if (has_tab && !EndsWith(file.path, ".go")) findings.push_back(At(file, i + 1, "a tab, use blanks"));
    if (EndsWith(lines[i], " ")) findings.push_back(At(file, i + 1, "blanks at the end, remove them"));
  }
  if (EndsWith(file.path, ".h") && file.text.find("#define " + GuardOf(file.path) + "\n") == std::string::npos) {
    findings.push_back(At(file, 1, "no include guard " + GuardOf(file.path)));
  }
  return findings;
}

std::vector<Finding> CheckWords(const SourceFile& file) {
  std::vector<Finding> findings;
  const std::string code = CodeOnly::Of(file.text);
  const std::vector<std::string_view> lines = Lines(code);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const BannedWord& banned : kBannedWords) {
      if (StartsWith(file.path, banned.only_below) && HasWord(lines[i], banned.word)) {
        findings.push_back(At(file, i + 1, std::string(banned.word) + ", use " + std::string(banned.instead)));
      }
    }
  }
  return findings;
}

std::vector<Finding> CheckIncludes(const SourceFile& file) {
  std::vector<Finding> findings;
  const Layer* layer = LayerOf(file.path);
  if (layer == nullptr) return {At(file, 1, "no layer names this folder, add it to tools/tidy/rules.cc")};
  const std::vector<std::string_view> lines = Lines(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    constexpr std::string_view kDirective = "#include \"";
    if (!StartsWith(lines[i], kDirective)) continue;
    const std::string_view header = lines[i].substr(kDirective.size(), lines[i].rfind('"') - kDirective.size());
    if (!MayInclude(*layer, header)) {
      findings.push_back(At(file, i + 1, "includes " + std::string(header) + ", but " + std::string(layer->prefix) +
                                             " may include only " + std::string(layer->may_include)));
    }
  }
  return findings;
}

std::vector<Finding> CheckFunctions(const SourceFile& file) {
  std::vector<Finding> findings;
  for (const FunctionSize& function : FunctionSizes(file)) {
    if (function.lines > kFunctionLinesMax) {
      findings.push_back(At(file, function.line, "a function of " + std::to_string(function.lines) +
                                                     " lines, at most 70 are allowed: split it"));
    }
  }
  return findings;
}

std::vector<Finding> CheckLists(const SourceFile& build_file) {
  std::vector<Finding> findings;
  std::string_view previous;
  const std::vector<std::string_view> lines = Lines(build_file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const bool is_entry = StartsWith(line, "\"") && EndsWith(line, "\",");
    if (!is_entry || StartsWith(line, "\"-")) {
      previous = {};
      continue;
    }
    // Labels sort as buildifier sorts them: ":local" first, then "//…", then "@…".
    const auto rank = [](std::string_view entry) {
      return entry[1] == ':' ? 0 : StartsWith(entry, "\"//") ? 1 : entry[1] == '@' ? 2 : 0;
    };
    if (!previous.empty() && (rank(line) < rank(previous) || (rank(line) == rank(previous) && line < previous))) {
      findings.push_back(At(build_file, i + 1, std::string(line) + " comes before " + std::string(previous)));
    }
    previous = line;
  }
  return findings;
}

std::vector<Finding> CheckDeadFiles(const std::vector<SourceFile>& files) {
  std::set<std::string> named;
  for (const SourceFile& file : files) {
    if (!EndsWith(file.path, "BUILD.bazel")) continue;
    const std::string folder = FolderOf(file.path);
    std::string_view text = file.text;
    for (std::size_t open = text.find('"'); open != std::string_view::npos; open = text.find('"')) {
      text.remove_prefix(open + 1);
      const std::size_t close = text.find('"');
      named.insert(folder + "/" + std::string(text.substr(0, close)));
      text.remove_prefix(std::min(close == std::string_view::npos ? close : close + 1, text.size()));
    }
  }
  std::vector<Finding> findings;
  for (const SourceFile& file : files) {
    if (IsCode(file.path) && !named.contains(file.path)) {
      findings.push_back(file.path + ":1: no BUILD.bazel of its folder names this file, add it or delete it");
    }
  }
  return findings;
}

std::vector<Finding> CheckDistribution(const std::vector<SourceFile>& files) {
  std::vector<int> file_lines, function_lines;
  for (const SourceFile& file : files) {
    if (!IsCode(file.path) && !IsShimCode(file.path)) continue;
    file_lines.push_back(static_cast<int>(Lines(file.text).size()));
    for (const FunctionSize& function : FunctionSizes(file)) function_lines.push_back(function.lines);
  }
  std::vector<Finding> findings;
  CheckQuantile(file_lines, 0.5, kFileLinesMedianMax, "the median file", findings);
  CheckQuantile(file_lines, 0.9, kFileLines90thMax, "the 90th percentile of files", findings);
  CheckQuantile(function_lines, 0.5, kFunctionLinesMedianMax, "the median function", findings);
  CheckQuantile(function_lines, 0.9, kFunctionLines90thMax, "the 90th percentile of functions", findings);
  return findings;
}

}  // namespace legwork::tidy
