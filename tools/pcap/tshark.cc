#include "tools/pcap/tshark.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

namespace legwork::pcap {
namespace {

constexpr std::string_view kProgram = "/usr/bin/tshark";
constexpr long kWarning = 0x600000;  // the lowest severity that counts; below are notes, as on keys that were used

// Fields of a line of the answer, in order, separated by tabs. Several values of one field are joined by '|'.
enum Field { kProtocols, kKerberosType, kMalformed, kShort, kUnknownData, kData, kSeverity, kTicket, kOpenTicket,
             kProxyTarget, kTransited };
constexpr std::array<std::string_view, 11> kFields = {
    "frame.protocols",     "kerberos.msg_type", "_ws.malformed",
    "_ws.short",           "ber.unknown_data",  "data",
    "_ws.expert.severity", "kerberos.tkt_vno",  "kerberos.encTicketPart_element",
    "netlogon.s4u2proxytarget", "netlogon.transited_service",
};

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::string part;
  std::istringstream stream(text);
  while (std::getline(stream, part, separator)) parts.push_back(part);
  return parts;
}

// Spawn runs the program with its output and complaints in files of the folder. It gives the exit code, or -1 if there
// is none.
int Spawn(const std::string& folder, std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::string home = "HOME=" + folder;
  std::string locale = "LC_ALL=C";
  const std::array<char*, 3> environment = {home.data(), locale.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int kMode = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (folder + "/frames.txt").c_str(), kMode, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder + "/errors.txt").c_str(), kMode, 0600);
  pid_t child = 0;
  const int error = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (error != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

void WriteFile(const std::string& path, ByteView bytes) {
  std::ofstream(path, std::ios::binary).write(AsText(bytes).data(), static_cast<std::streamsize>(bytes.size()));
}

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::vector<std::string> Arguments(const std::string& folder) {
  std::vector<std::string> arguments = {std::string(kProgram), "-n", "-r", folder + "/tokens.pcap"};
  for (const char* const option :
       {"-o", "kerberos.decrypt:TRUE", "-T", "fields", "-E", "separator=/t", "-E", "aggregator=|"}) {
    arguments.emplace_back(option);
  }
  arguments.insert(arguments.end(), {"-K", folder + "/keytab"});
  for (const std::string_view field : kFields) arguments.insert(arguments.end(), {"-e", std::string(field)});
  return arguments;
}

std::string Marks(const std::vector<std::string>& values) {
  std::string marks;
  for (const Field field : {kMalformed, kShort, kUnknownData, kData}) {
    if (!values[field].empty()) marks += std::string(kFields[field]) + "=" + values[field] + " ";
  }
  for (const std::string& severity : Split(values[kSeverity], '|')) {
    if (std::strtol(severity.c_str(), nullptr, 10) >= kWarning) marks += "severity=" + severity + " ";
  }
  return marks;
}

Frame ReadFrame(const std::string& line) {
  std::vector<std::string> values = Split(line, '\t');
  values.resize(kFields.size());
  Frame frame;
  frame.protocols = values[kProtocols];
  frame.kerberos_types = values[kKerberosType];
  frame.marks = Marks(values);
  frame.tickets = Split(values[kTicket], '|').size();
  frame.delegated_to = values[kProxyTarget];
  frame.delegated_by = values[kTransited];
  frame.open_tickets = Split(values[kOpenTicket], '|').size();
  return frame;
}

}  // namespace

bool Frame::IsKnown() const {
  const auto takes_part = [names = Split(protocols, ':')](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  return !kerberos_types.empty() || takes_part("spnego") || takes_part("ntlmssp");
}

bool HasTshark() { return access(kProgram.data(), X_OK) == 0; }

std::string Dissect(const std::string& folder, ByteView capture, ByteView keytab, std::vector<Frame>& frames) {
  WriteFile(folder + "/tokens.pcap", capture);
  WriteFile(folder + "/keytab", keytab);
  const int code = Spawn(folder, Arguments(folder));
  if (code != 0) return "tshark ended with " + std::to_string(code) + ": " + ReadFile(folder + "/errors.txt");
  frames.clear();
  for (const std::string& line : Split(ReadFile(folder + "/frames.txt"), '\n')) frames.push_back(ReadFrame(line));
  return "";
}

}  // namespace legwork::pcap
