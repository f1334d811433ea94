#include "tools/shim/private_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace legwork::host {

PrivateFolder::PrivateFolder() {
  const char* const parent = getenv("TMPDIR");
  std::string pattern = std::string(parent == nullptr || *parent == 0 ? "/tmp" : parent) + "/legwork-XXXXXX";
  if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

bool PrivateFolder::Write(const std::string& name, const std::string& text) const {
  const std::filesystem::path file = std::filesystem::path(path_) / name;
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << text;
  return out.flush().good();
}

}  // namespace legwork::host
