#include "cases/script/diagnostic.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace legwork::script {
namespace {

constexpr std::size_t kWordMax = 64;
constexpr std::size_t kLegalShown = 30;
constexpr std::size_t kNearestShown = 8;

// Fold makes `mutual-auth` and `MUTUAL_AUTH` the same, since case and dash are the commonest slips.
char Fold(char letter) {
  if (letter == '-') return '_';
  return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

std::string Caret(const Diagnostic& diagnostic) {
  int before = std::max(0, diagnostic.at.column - 1);
  int after = std::max(0, diagnostic.width - 1);
  return std::string(static_cast<std::size_t>(before), ' ') + '^' + std::string(static_cast<std::size_t>(after), '~');
}

// Nearest keeps the few words that are closest to the wrong one, closest first.
std::vector<std::string> Nearest(const std::string& wrong, std::vector<std::string> words) {
  std::stable_sort(words.begin(), words.end(), [&wrong](const std::string& a, const std::string& b) {
    return EditDistance(wrong, a) < EditDistance(wrong, b);
  });
  words.resize(kNearestShown);
  return words;
}

std::string LegalText(const std::vector<std::string>& legal, std::string text) {
  std::size_t width = text.size();
  for (std::size_t i = 0; i < legal.size(); ++i) {
    std::string piece = legal[i] + (i + 1 < legal.size() ? "," : "");
    if (width + piece.size() + 1 > 118) {
      text += "\n              ";
      width = 14;
    } else if (i > 0) {
      text += ' ';
      ++width;
    }
    text += piece;
    width += piece.size();
  }
  return text + "\n";
}

}  // namespace

std::string DiagnosticText(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file + ":" + std::to_string(diagnostic.at.line) + ":" +
                     std::to_string(diagnostic.at.column) + ": error: " + diagnostic.message;
  if (!diagnostic.suggestion.empty()) text += "; did you mean `" + diagnostic.suggestion + "`?";
  text += "\n  " + diagnostic.source_line + "\n  " + Caret(diagnostic) + "\n";
  if (diagnostic.legal.empty()) return text;
  if (diagnostic.legal.size() <= kLegalShown) return text + LegalText(diagnostic.legal, "  legal here: ");
  std::string count = std::to_string(diagnostic.legal.size());
  std::vector<std::string> nearest = Nearest(diagnostic.suggestion, diagnostic.legal);
  return text + LegalText(nearest, "  legal here: ") + "              … and others, " + count + " in all\n";
}

int EditDistance(std::string_view a, std::string_view b) {
  a = a.substr(0, kWordMax);
  b = b.substr(0, kWordMax);
  std::array<std::array<int, kWordMax + 1>, kWordMax + 1> cost;
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int replaced = cost[i - 1][j - 1] + (Fold(a[i - 1]) == Fold(b[j - 1]) ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      bool swapped = i > 1 && j > 1 && Fold(a[i - 1]) == Fold(b[j - 2]) && Fold(a[i - 2]) == Fold(b[j - 1]);
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

std::string_view NearestWord(std::string_view wrong, std::span<const std::string_view> words) {
  std::string_view nearest;
  int best = 0;
  for (std::string_view word : words) {
    int longer = static_cast<int>(std::max(word.size(), wrong.size()));
    int limit = std::min(std::max(2, longer / 3), longer - 1);
    int distance = EditDistance(wrong, word);
    if (distance > limit) continue;
    if (nearest.empty() || distance < best) {
      nearest = word;
      best = distance;
    }
  }
  return nearest;
}

int CharacterCount(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

}  // namespace legwork::script
