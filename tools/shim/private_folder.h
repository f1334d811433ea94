#ifndef LEGWORK_TOOLS_SHIM_PRIVATE_FOLDER_H_
#define LEGWORK_TOOLS_SHIM_PRIVATE_FOLDER_H_

#include <string>

namespace legwork::host {

// PrivateFolder is a fresh folder below TMPDIR or /tmp that nobody else may enter; it is removed with the object.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  // The path has no slash at its end; it is empty if no folder could be made.
  const std::string& path() const { return path_; }

  // Write replaces a file, and makes the folders above it; false if that is impossible.
  bool Write(const std::string& name, const std::string& text) const;

 private:
  std::string path_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_PRIVATE_FOLDER_H_
