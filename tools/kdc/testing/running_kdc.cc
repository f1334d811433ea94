#include "tools/kdc/testing/running_kdc.h"

#include <sys/wait.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace legwork::kdc {
namespace {

constexpr std::chrono::seconds kReadyWithin{30};

std::string Program() { return std::filesystem::absolute("tools/cli/legwork").string(); }

std::string ReadAll(std::FILE* pipe) {
  std::string text;
  std::array<char, 4096> chunk;
  for (std::size_t count; (count = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
    text.append(chunk.data(), count);
  }
  return text;
}

}  // namespace

Ran Shell(const std::string& folder, const std::string& lines, std::string_view input) {
  const host::PrivateFolder scratch;
  if (!scratch.Write("lines", lines) || !scratch.Write("input", std::string(input))) return {};
  const std::string command =
      "cd '" + folder + "' && sh '" + scratch.path() + "/lines' <'" + scratch.path() + "/input' 2>&1";
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  Ran ran;
  ran.output = ReadAll(pipe);
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::string RunningKdc::Start(std::string_view world) {
  host::ChildOrder order;
  order.arguments = {Program(), "kdc", "--dir", folder()};
  order.environment = {"PATH=/usr/bin:/bin"};
  if (!world.empty()) {
    if (!folder_.Write("world.scn", std::string(world))) return "cannot write the world";
    order.arguments.insert(order.arguments.end(), {"--world", folder() + "/world.scn"});
  }
  order.keeps_stderr = true;
  std::string error = program_.Start(order);
  std::string line;
  while (error.empty() && !line.starts_with("# ready")) {
    const auto exchange = program_.Await(kReadyWithin, line);
    if (exchange != host::ChildProcess::Exchange::kLine) error = "it " + program_.End();
    printed_ += line + "\n";
  }
  return error;
}

Ran RunningKdc::Client(const std::string& lines, std::string_view input) const {
  return Shell(folder(), ". ./env\n" + lines, input);
}

std::string RunningKdc::Stop(int signal) {
  kill(program_.pid(), signal);
  return program_.End();
}

bool HasProgram(const std::string& name) { return Shell("/", "command -v '" + name + "'").status == 0; }

bool MissingIsAnError() { return std::getenv("CI") != nullptr; }

std::string UnpackedProgram(const std::string& name) {
  const char* const root = std::getenv("LEGWORK_UNPACKED");
  const std::string path = std::string(root == nullptr ? "" : root) + "/usr/bin/" + name;
  return root != nullptr && std::filesystem::exists(path) ? path : name;
}

}  // namespace legwork::kdc
