// A tool of the build: writes the table of embedded_scenarios.h from the scenario files named on the command line.
//
//   embed_scenarios OUTPUT.cc FILE.scn...

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view kFolder = "cases/";
constexpr std::string_view kSuffix = ".scn";

// IdOf cuts "cases/kerberos/skew.scn" down to "kerberos/skew".
std::string IdOf(const std::string& path) {
  std::size_t start = path.rfind(kFolder);
  start = start == std::string::npos ? 0 : start + kFolder.size();
  return path.substr(start, path.size() - start - kSuffix.size());
}

bool WriteRow(const std::string& path, std::ostream& out) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    return false;
  }
  // With its size, which a compiler would otherwise count, and clang gives up counting.
  const std::string id = IdOf(path), content = text.str();
  out << "    {\"" << id << "\", \"" << kFolder << id << kSuffix << "\", {R\"scenario(" << content << ")scenario\", "
      << content.size() << "}},\n";
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: embed_scenarios OUTPUT.cc FILE.scn...\n";
    return 2;
  }
  std::vector<std::string> paths(arguments + 2, arguments + count);
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) { return IdOf(a) < IdOf(b); });
  std::ofstream out(arguments[1], std::ios::binary);
  out << "#include \"cases/embedded_scenarios.h\"\n\nnamespace legwork {\nnamespace {\n\n"
      << "constexpr EmbeddedScenario kScenarios[] = {\n";
  for (const std::string& path : paths) {
    if (!WriteRow(path, out)) return 1;
  }
  out << "};\n\n}  // namespace\n\nstd::span<const EmbeddedScenario> EmbeddedScenarios() { return kScenarios; }\n\n"
      << "}  // namespace legwork\n";
  return out.good() ? 0 : 1;
}
