#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

#include "tools/cli/testing/program.h"
#include "tools/http/site.h"
#include "tools/kdc/socket.h"
#include "tools/shim/child_process.h"
#include "tools/shim/private_folder.h"

// Apache with mod_auth_gssapi, which knows the simulated realm by a keytab alone, judged by our client.
namespace legwork::http {
namespace {

constexpr const char* kProgram = "/usr/sbin/apache2";
constexpr const char* kModule = "/usr/lib/apache2/modules/mod_auth_gssapi.so";
constexpr const char* kNtlmModule = "/etc/gss/mech.d/mech.ntlmssp.conf";
constexpr const char* kModules[] = {"mpm_event",   "authn_core", "authz_core", "authz_user",
                                    "auth_gssapi", "headers",    "dir"};

bool IsThere(const char* path) { return access(path, R_OK) == 0; }

class ApacheTest : public testing::Test {
 protected:
  void SetUp() override {
    if (IsThere(kProgram) && IsThere(kModule)) return;
    if (std::getenv("CI") == nullptr) GTEST_SKIP() << "libapache2-mod-auth-gssapi is not installed";
    FAIL() << "libapache2-mod-auth-gssapi is not installed";
  }

  void TearDown() override {
    std::ifstream file(folder_ == nullptr ? "" : folder_->path() + "/pid");
    pid_t pid = 0;
    if (file >> pid && pid > 1) kill(pid, SIGTERM);
    apache_.End();
  }

  // Start makes the files, the keytab among them, and waits until Apache serves. `mechanisms` is MIT krb5's list of
  // further mechanisms.
  void Start(const std::string& mechanisms) {
    unsetenv("TMPDIR");  // Apache's workers are another user, who must be able to go there
    folder_ = std::make_unique<host::PrivateFolder>();
    std::string trouble;
    ASSERT_NE(Site::Open({"", folder_->path(), "127.0.0.1", "", 0, false}, trouble), nullptr) << trouble;
    kdc::Doors doors;
    ASSERT_EQ(kdc::OpenDoors("127.0.0.1", 0, doors), "");
    port_ = doors.port;
    doors = {};
    ASSERT_TRUE(folder_->Write("htdocs/index.html", "hello\n") && folder_->Write("httpd.conf", Configuration()));
    for (const char* name : {"", "/htdocs"}) chmod((folder_->path() + name).c_str(), 0755);
    mkdir((folder_->path() + "/replays").c_str(), 0777);
    chmod((folder_->path() + "/replays").c_str(), 0777);
    for (const char* name : {"/htdocs/index.html", "/krb5.conf", "/HTTP_web.example.com.keytab"}) {
      chmod((folder_->path() + name).c_str(), 0644);
    }
    host::ChildOrder order;
    const std::string conf = folder_->path() + "/httpd.conf";
    order.arguments = {"/bin/sh", "-c", std::string(kProgram) + " -DFOREGROUND -f " + conf + " 2>&1 | cat"};
    order.environment = {"PATH=/usr/sbin:/usr/bin:/bin", "KRB5_CONFIG=" + folder_->path() + "/krb5.conf",
                         "KRB5RCACHEDIR=" + folder_->path() + "/replays", "GSS_MECH_CONFIG=" + mechanisms};
    ASSERT_EQ(apache_.Start(order), "");
    std::string line, all;
    while (line.find("resuming normal operations") == std::string::npos) {
      all += line + "\n";
      ASSERT_EQ(apache_.Await(std::chrono::seconds(20), line), host::ChildProcess::Exchange::kLine) << all;
    }
  }

  std::string Configuration() const {
    std::string text = "ServerRoot " + folder_->path() + "\nPidFile " + folder_->path() +
                       "/pid\nServerName web.example.com\nListen 127.0.0.1:" + std::to_string(port_) + "\n";
    for (const std::string name : kModules) {
      text += "LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so\n";
    }
    if (geteuid() == 0) text += "User nobody\nGroup nogroup\n";
    return text + "ErrorLog /dev/stderr\nDocumentRoot " + folder_->path() +
           "/htdocs\n<Location />\nAuthType GSSAPI\nAuthName simulated\nGssapiCredStore keytab:" + folder_->path() +
           "/HTTP_web.example.com.keytab\nGssapiConnectionBound On\nRequire valid-user\n"
           "Header always set X-User \"expr=%{REMOTE_USER}\"\n</Location>\n";
  }

  // Knock adds what Apache has logged to what the program printed.
  cli::Ran Knock(const std::string& more) {
    cli::Ran ran = cli::Legwork("knock http://web.example.com:" + std::to_string(port_) +
                                "/ --address 127.0.0.1 --identity-field X-User " + more);
    std::string line;
    while (apache_.Await(std::chrono::milliseconds(0), line) == host::ChildProcess::Exchange::kLine) {
      ran.output += line + "\n";
    }
    return ran;
  }

  std::unique_ptr<host::PrivateFolder> folder_;
  std::uint16_t port_ = 0;
  host::ChildProcess apache_;
};

TEST_F(ApacheTest, KeepsEveryRuleWithKerberos) {
  Start("/dev/null");
  const cli::Ran ran = Knock("");
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("15 passed, 0 failed, 1 skipped"), std::string::npos) << ran.output;
}

// With gss-ntlmssp as a mechanism the process that takes a raw NTLM message dies.
TEST_F(ApacheTest, IsKnownToDieOfARawNtlmMessage) {
  if (!IsThere(kNtlmModule)) {
    if (std::getenv("CI") == nullptr) GTEST_SKIP() << "gss-ntlmssp is not installed";
    FAIL() << "gss-ntlmssp is not installed";
  }
  Start(kNtlmModule);
  const std::string known = "--expectations tools/http/apache_gssapi.expectations";
  const cli::Ran ran = Knock(known);
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find("1 failed as expected"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace legwork::http
