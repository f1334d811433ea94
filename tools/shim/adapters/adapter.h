#ifndef LEGWORK_TOOLS_SHIM_ADAPTERS_ADAPTER_H_
#define LEGWORK_TOOLS_SHIM_ADAPTERS_ADAPTER_H_

#include <span>
#include <string>
#include <string_view>

#include "model/call.h"
#include "sim/world/directory.h"

// An adapter is what must be known of one implementation to run it without any set-up and with as little as possible
// left to the machine.
namespace legwork::host {

struct Adapter {
  std::string_view name;             // "winpr2"
  std::string_view library_pattern;  // shell pattern over the library's file name; "*" for any other library
  std::span<const std::string_view> environment;  // "NAME=value"; the process has nothing else
  std::string_view redirect_from = "";            // folder whose files it finds in its private folder instead; "" none
  std::string_view account_file = "";  // name in the private folder; "" if its acceptor cannot know our accounts
  // The file's text; null without account_file, or with a world.
  std::string (*accounts)(const Directory& directory) = nullptr;
  // It makes a world of its own from account_file (ActorSetup::world), and this one while it is loaded; "" if not.
  std::string_view initial_world = "";
  std::span<const PackageName> packages = {};  // what it really offers; empty: ask it
  bool controls_clock = false;                 // takes time from what the host pins
  bool controls_random = false;
  bool uses_world_kdc = false;     // a KDC with the scenario's accounts and rules answers it
  bool supplies_identity = false;  // has no logon session: the actor's account is passed as pAuthData
  std::string_view control;        // one line for the report

  // GSS-API libraries only.
  bool is_gss = false;
  std::string_view kdc_transport = "";  // what says in its krb5.conf that a KDC is spoken to by streams; "" a setting
  std::string_view mechglue = "";       // the library that this one, a mechanism, is put behind; "": it is one itself
};

std::span<const Adapter> AdapterRows();

// FindAdapter gives the row for a library's path; the last row of each kind takes every library.
const Adapter& FindAdapter(std::string_view library, bool is_gss = false);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_ADAPTERS_ADAPTER_H_
