// FreeRDP's client, unchanged, logs on to FreeRDP's own server through the library.
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "model/profile.h"
#include "sim/base/text.h"
#include "sim/ntlm/response_key.h"
#include "tools/kdc/testing/running_kdc.h"
#include "tools/shim/child_process.h"
#include "tools/shim/private_folder.h"
#include "tools/trace/trace_judge.h"
#include "tools/trace/trace_reader.h"

namespace legwork::provider {
namespace {

using host::ChildOrder;
using host::ChildProcess;

constexpr char kDisplayServer[] = "/usr/bin/Xvfb";  // the RDP server has a screen to show, be it a virtual one
constexpr std::chrono::milliseconds kPatience{60000};
constexpr std::chrono::milliseconds kGlance{20};
constexpr int kGlances = 3000;

class FreeRdpTest : public testing::Test {
 protected:
  void SetUp() override {
    const bool is_here = kdc::HasProgram(client_) && kdc::HasProgram(server_) && kdc::HasProgram(kDisplayServer);
    if (is_here) return;
    if (!kdc::MissingIsAnError()) GTEST_SKIP() << "FreeRDP 3 is not unpacked, or there is no Xvfb";
    FAIL() << "FreeRDP 3 is not unpacked, or there is no Xvfb";
  }

  void TearDown() override {
    if (screen_.running()) kill(screen_.pid(), SIGTERM);  // it then removes its lock and its socket
  }

  ChildOrder Order(std::vector<std::string> arguments) const {
    ChildOrder order;
    order.arguments = std::move(arguments);
    order.folder = folder_.path();
    order.environment = {"HOME=" + folder_.path(), "LD_LIBRARY_PATH=" + libraries_, "DISPLAY=" + display_};
    return order;
  }

  // Serve starts a server that knows alice, and waits for its socket.
  void Serve() {
    ASSERT_EQ(screen_.Start(Order({kDisplayServer, display_, "-displayfd", "1", "-noreset", "-nolisten", "tcp",
                                   "-screen", "0", "64x64x24"})),
              "");
    std::string ready;
    ASSERT_EQ(screen_.Await(kPatience, ready), ChildProcess::Exchange::kLine);
    const auto hash = ntlm::NtHash("alice-pw");
    ASSERT_TRUE(hash.ok());
    ASSERT_TRUE(folder_.Write("accounts", "alice:::" + ToHex(*hash) + ":::\n"));
    ASSERT_EQ(running_.Start(Order({server_, "/ipc-socket:" + socket_, "/sec:nla",
                                    "/sam-file:" + folder_.path() + "/accounts", "+auth"})),
              "");
    std::string line;
    for (int i = 0; i < kGlances && !std::filesystem::exists(socket_); ++i) running_.Await(kGlance, line);
    ASSERT_TRUE(std::filesystem::exists(socket_)) << "the server does not listen";
  }

  // LogOn gives what the client says.
  std::string LogOn(const std::string& password) {
    const std::string library = std::filesystem::absolute("tools/provider/liblegwork_sspi.so");
    const std::string environment =
        "HOME=. LD_LIBRARY_PATH=" + libraries_ + " LEGWORK_PROFILE=windows LEGWORK_TRACE=" + trace_;
    const std::string account = " /u:alice /p:" + password;
    return kdc::Shell(folder_.path(),
                      environment + " timeout 60 " + client_ + " /v:" + socket_ + account +
                          " /server-name:rdp.example.com /cert:ignore +auth-only /sspi-module:" + library)
        .output;
  }

  const std::string client_ = kdc::UnpackedProgram("xfreerdp3");
  const std::string server_ = kdc::UnpackedProgram("freerdp-shadow-cli3");
  const std::string libraries_ = (std::filesystem::path(client_).parent_path() / "../lib/x86_64-linux-gnu").string();
  host::PrivateFolder folder_;
  const std::string socket_ = folder_.path() + "/socket";
  const std::string trace_ = folder_.path() + "/trace.jsonl";
  // A number of this folder's own: to choose a free one, Xvfb believes lock files whose writers a sandbox does not
  // show.
  const std::string display_ = ":" + std::to_string(1000 + std::hash<std::string>()(folder_.path()) % 50000);
  ChildProcess screen_, running_;
};

TEST_F(FreeRdpTest, LogsOnAndIsFoundToKeepTheRules) {
  ASSERT_NO_FATAL_FAILURE(Serve());
  const std::string said = LogOn("alice-pw");
  EXPECT_NE(said.find("Using SSPI Module"), std::string::npos) << said;
  EXPECT_NE(said.find("Authentication only, exit status 1"), std::string::npos) << said;
  std::ifstream file(trace_, std::ios::binary);
  trace::TraceReader reader("trace", [&file](char* to, std::size_t size) {
    file.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(file.gcount());
  });
  const trace::Judgement judgement = trace::JudgeTrace(reader, *FindProfile("windows"));
  EXPECT_EQ(judgement.error, "");
  EXPECT_GT(judgement.records, 10u);
  for (const trace::Finding& finding : judgement.findings) ADD_FAILURE() << VerdictText(finding.verdict);
}

TEST_F(FreeRdpTest, IsRefusedWithAnotherPassword) {
  ASSERT_NO_FATAL_FAILURE(Serve());
  const std::string said = LogOn("another");
  EXPECT_NE(said.find("Using SSPI Module"), std::string::npos) << said;
  EXPECT_NE(said.find("Authentication only, exit status 0"), std::string::npos) << said;
}

}  // namespace
}  // namespace legwork::provider
