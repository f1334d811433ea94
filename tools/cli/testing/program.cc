#include "tools/cli/testing/program.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace legwork::cli {

Ran Legwork(const std::string& arguments) {
  const std::string program = std::filesystem::absolute("tools/cli/legwork").string();
  std::FILE* pipe = popen((program + " " + arguments + " 2>&1").c_str(), "r");
  Ran ran;
  std::array<char, 4096> chunk;
  for (std::size_t count; (count = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
    ran.output.append(chunk.data(), count);
  }
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::string InTemp(const std::string& name) { return std::string(std::getenv("TEST_TMPDIR")) + "/" + name; }

std::string WriteText(const std::string& name, const std::string& text) {
  const std::string path = InTemp(name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace legwork::cli
