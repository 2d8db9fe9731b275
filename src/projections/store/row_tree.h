// Rows by key in memory, for one writer and many readers: a B-tree whose nodes are copied when they
// change, so that a version which readers hold stays as it is and nobody waits for anybody.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "projections/store/key_head.h"
#include "projections/store/row_run.h"

namespace seatledger::projections {

class RowTree {
  struct Row;
  struct Node;

 public:
  class Cursor;

  // The rows of one moment. Any thread. The tree must outlive it.
  class Version {
   public:
    ~Version();
    Version(const Version&) = delete;
    Version& operator=(const Version&) = delete;

    // Nothing: the tree says nothing about the key. Valid as long as the tree.
    std::optional<RunRow> find(std::string_view key) const;
    bool empty() const { return root_ == nullptr; }

   private:
    friend class RowTree;
    friend class Cursor;
    Version(const Node* root, std::shared_ptr<std::atomic<bool>> in_use)
        : root_(root), in_use_(std::move(in_use)) {}

    const Node* const root_;
    const std::shared_ptr<std::atomic<bool>> in_use_;
  };

  // A place among the rows of a version, which must outlive it.
  class Cursor {
   public:
    explicit Cursor(const Version& version) : root_(version.root_) {}
    // To the first row that is not before `key`.
    void seek(std::string_view key);
    void seek_to_last();
    // After the last row, or before the first one.
    bool at_end() const { return depth_ == 0; }
    // Not at the end.
    RunRow row() const;
    void next();
    void previous();

   private:
    static constexpr std::size_t depth_max = 16;
    struct Place {
      const Node* node = nullptr;
      std::size_t index = 0;
    };

    void descend(const Node* node, bool to_last);

    const Node* const root_;
    std::array<Place, depth_max> path_;  // from the root to a leaf
    std::size_t depth_ = 0;
  };

  RowTree();
  ~RowTree();
  RowTree(const RowTree&) = delete;
  RowTree& operator=(const RowTree&) = delete;

  // The writer's. Nothing as value: the row is deleted, which the tree keeps as a row. Seen in the
  // versions that are published from now on.
  void put(std::string_view key, std::optional<std::string_view> value);
  std::shared_ptr<const Version> publish();
  // The size of the rows, also of replaced ones, and of the nodes.
  std::size_t bytes() const { return row_bytes_ + node_bytes_; }
  // As put so far. Valid as long as the tree.
  std::optional<RunRow> find(std::string_view key) const;

 private:
  struct Entry {
    KeyHead head;
    const Row* row = nullptr;
  };
  struct Asked {
    explicit Asked(std::string_view asked) : key(asked), head(asked) {}
    std::string_view key;
    KeyHead head;
  };
  struct Freed {
    void operator()(char* block) const;
  };
  // Replaced nodes, which versions up to one may still use.
  struct Retired {
    std::shared_ptr<std::atomic<bool>> in_use;
    std::vector<Node*> nodes;
  };

  static bool is_before(const Entry& entry, const Asked& asked);
  static bool is_key(const Entry& entry, const Asked& asked);
  static std::size_t first_not_before(const Node& node, const Asked& asked);
  static std::size_t child_of(const Node& node, const Asked& asked);
  static const Row* find_row(const Node* root, const Asked& asked);
  static RunRow told(const Row& row);

  const Row* new_row(std::string_view key, std::optional<std::string_view> value);
  Node* new_node(bool is_leaf);
  Node* own(Node* node);
  void split_child(Node& parent, std::size_t index);
  void free_unused();

  std::vector<std::unique_ptr<char, Freed>> blocks_;  // rows
  char* room_ = nullptr;
  std::size_t room_left_ = 0;
  std::size_t row_bytes_ = 0;
  std::size_t node_bytes_ = 0;

  Node* root_ = nullptr;
  std::uint64_t building_ = 1;  // nodes of this number are in no version yet
  std::shared_ptr<std::atomic<bool>> published_;
  std::vector<Node*> replaced_;  // since the last version
  std::deque<Retired> retired_;  // the oldest first
};

}  // namespace seatledger::projections
