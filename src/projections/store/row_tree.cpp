#include "projections/store/row_tree.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t tree_block_bytes = std::size_t{1} << 20U;
constexpr std::uint32_t size_of_none = std::numeric_limits<std::uint32_t>::max();

}  // namespace

struct RowTree::Row {
  std::uint32_t key_size = 0;
  std::uint32_t value_size = 0;  // size_of_none: deleted

  // The key and the value follow.
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
  char* bytes() { return reinterpret_cast<char*>(this + 1); }
  std::string_view key() const { return {bytes(), key_size}; }
};

struct RowTree::Node {
  static constexpr std::size_t size_max = 20;

  std::uint64_t made = 0;  // for the version of that number
  std::uint32_t size = 0;
  bool is_leaf = false;
  std::array<Entry, size_max> entries;   // of an inner node: the first row of each child
  std::array<Node*, size_max> children;  // not of a leaf, which is allocated without them

  bool is_full() const { return size == size_max; }
  static std::size_t bytes(bool leaf) { return leaf ? offsetof(Node, children) : sizeof(Node); }
};

bool RowTree::is_before(const Entry& entry, const Asked& asked) {
  if (entry.head != asked.head) return entry.head < asked.head;
  return entry.row->key() < asked.key;
}

bool RowTree::is_key(const Entry& entry, const Asked& asked) {
  return entry.head == asked.head && entry.row->key() == asked.key;
}

std::size_t RowTree::first_not_before(const Node& node, const Asked& asked) {
  const Entry* first = node.entries.data();
  // Without branches, which nobody could predict.
  for (std::size_t left = node.size; left > 0;) {
    const std::size_t half = (left + 1) / 2;
    first += first[half - 1].head < asked.head ? half : 0;
    left -= half;
  }
  // Of keys that begin alike, which are few unless many rows are about one thing.
  const Entry* const end = node.entries.data() + node.size;
  if (first == end || first->head != asked.head) {
    return static_cast<std::size_t>(first - node.entries.data());
  }
  const Entry* const found =
      std::partition_point(first, end, [&](const Entry& entry) { return is_before(entry, asked); });
  return static_cast<std::size_t>(found - node.entries.data());
}

// Keys before all others go to the first child.
std::size_t RowTree::child_of(const Node& node, const Asked& asked) {
  const std::size_t index = first_not_before(node, asked);
  if (index < node.size && is_key(node.entries[index], asked)) return index;
  return index == 0 ? 0 : index - 1;
}

const RowTree::Row* RowTree::find_row(const Node* root, const Asked& asked) {
  if (root == nullptr) return nullptr;
  const Node* node = root;
  while (!node->is_leaf) node = node->children[child_of(*node, asked)];
  const std::size_t index = first_not_before(*node, asked);
  if (index == node->size || !is_key(node->entries[index], asked)) return nullptr;
  return node->entries[index].row;
}

RunRow RowTree::told(const Row& row) {
  RunRow result{row.key(), std::nullopt};
  if (row.value_size != size_of_none) {
    result.value = std::string_view(row.bytes() + row.key_size, row.value_size);
  }
  return result;
}

RowTree::Version::~Version() { in_use_->store(false, std::memory_order_release); }

std::optional<RunRow> RowTree::Version::find(std::string_view key) const {
  const Row* row = find_row(root_, Asked(key));
  return row == nullptr ? std::nullopt : std::optional(told(*row));
}

std::optional<RunRow> RowTree::find(std::string_view key) const {
  const Row* row = find_row(root_, Asked(key));
  return row == nullptr ? std::nullopt : std::optional(told(*row));
}

RowTree::RowTree() = default;

void RowTree::Freed::operator()(char* block) const { std::free(block); }

RowTree::~RowTree() {
  for (Retired& retired : retired_) {
    for (Node* node : retired.nodes) std::free(node);
  }
  for (Node* node : replaced_) std::free(node);
  std::vector<Node*> left;
  if (root_ != nullptr) left.push_back(root_);
  while (!left.empty()) {
    Node* node = left.back();
    left.pop_back();
    if (!node->is_leaf) {
      left.insert(left.end(), node->children.begin(), node->children.begin() + node->size);
    }
    std::free(node);
  }
}

const RowTree::Row* RowTree::new_row(std::string_view key, std::optional<std::string_view> value) {
  std::size_t size = sizeof(Row) + key.size() + (value ? value->size() : 0);
  size = (size + alignof(Row) - 1) / alignof(Row) * alignof(Row);
  if (size > room_left_) {
    room_left_ = std::max(size, tree_block_bytes);
    room_ = static_cast<char*>(std::malloc(room_left_));
    if (room_ == nullptr) throw std::bad_alloc();
    blocks_.emplace_back(room_);
  }
  Row* row = new (room_) Row{static_cast<std::uint32_t>(key.size()),
                             value ? static_cast<std::uint32_t>(value->size()) : size_of_none};
  room_ += size;
  room_left_ -= size;
  row_bytes_ += size;
  if (!key.empty()) std::memcpy(row->bytes(), key.data(), key.size());
  if (value && !value->empty()) {
    std::memcpy(row->bytes() + key.size(), value->data(), value->size());
  }
  return row;
}

RowTree::Node* RowTree::new_node(bool is_leaf) {
  void* memory = std::malloc(Node::bytes(is_leaf));
  if (memory == nullptr) throw std::bad_alloc();
  node_bytes_ += Node::bytes(is_leaf);
  Node* node = static_cast<Node*>(memory);
  node->made = building_;
  node->size = 0;
  node->is_leaf = is_leaf;
  return node;
}

// The node, or a copy of it that no version has yet.
RowTree::Node* RowTree::own(Node* node) {
  if (node->made == building_) return node;
  Node* copy = new_node(node->is_leaf);
  copy->size = node->size;
  std::copy_n(node->entries.begin(), node->size, copy->entries.begin());
  if (!node->is_leaf) std::copy_n(node->children.begin(), node->size, copy->children.begin());
  replaced_.push_back(node);
  return copy;
}

// The child, which is full and owned, becomes two. The parent is owned and not full.
void RowTree::split_child(Node& parent, std::size_t index) {
  Node& left = *parent.children[index];
  Node* right = new_node(left.is_leaf);
  const std::size_t kept = left.size / 2;
  right->size = left.size - static_cast<std::uint32_t>(kept);
  std::copy_n(left.entries.begin() + kept, right->size, right->entries.begin());
  if (!left.is_leaf) {
    std::copy_n(left.children.begin() + kept, right->size, right->children.begin());
  }
  left.size = static_cast<std::uint32_t>(kept);
  const auto place = static_cast<std::ptrdiff_t>(index) + 1;
  std::copy_backward(parent.entries.begin() + place, parent.entries.begin() + parent.size,
                     parent.entries.begin() + parent.size + 1);
  std::copy_backward(parent.children.begin() + place, parent.children.begin() + parent.size,
                     parent.children.begin() + parent.size + 1);
  parent.entries[index + 1] = right->entries[0];
  parent.children[index + 1] = right;
  ++parent.size;
}

void RowTree::put(std::string_view key, std::optional<std::string_view> value) {
  const Row* row = new_row(key, value);
  const Asked asked(row->key());
  root_ = root_ == nullptr ? new_node(true) : own(root_);
  if (root_->is_full()) {
    Node* above = new_node(false);
    above->entries[0] = root_->entries[0];
    above->children[0] = root_;
    above->size = 1;
    root_ = above;
    split_child(*root_, 0);
  }
  const Entry entry{asked.head, row};
  Node* node = root_;
  while (!node->is_leaf) {
    std::size_t index = child_of(*node, asked);
    // Before all others: it becomes the first row of the first child.
    if (!is_before(node->entries[0], asked)) node->entries[0] = entry;
    Node* child = own(node->children[index]);
    node->children[index] = child;
    if (child->is_full()) {
      split_child(*node, index);
      index = child_of(*node, asked);
      child = node->children[index];
    }
    node = child;
  }
  const std::size_t index = first_not_before(*node, asked);
  if (index < node->size && is_key(node->entries[index], asked)) {
    node->entries[index] = entry;
    return;
  }
  std::copy_backward(node->entries.begin() + static_cast<std::ptrdiff_t>(index),
                     node->entries.begin() + node->size, node->entries.begin() + node->size + 1);
  node->entries[index] = entry;
  ++node->size;
}

std::shared_ptr<const RowTree::Version> RowTree::publish() {
  // Also without nodes: those of a later version must not be freed before those of this one.
  if (published_) retired_.push_back({published_, std::exchange(replaced_, {})});
  published_ = std::make_shared<std::atomic<bool>>(true);
  ++building_;
  free_unused();
  return std::shared_ptr<const Version>(new Version(root_, published_));
}

// In the order of the versions: what one replaced, older ones may use too.
void RowTree::free_unused() {
  while (!retired_.empty() && !retired_.front().in_use->load(std::memory_order_acquire)) {
    for (Node* node : retired_.front().nodes) {
      node_bytes_ -= Node::bytes(node->is_leaf);
      std::free(node);
    }
    retired_.pop_front();
  }
}

void RowTree::Cursor::seek(std::string_view key) {
  depth_ = 0;
  if (root_ == nullptr) return;
  const Asked asked(key);
  const Node* node = root_;
  for (; !node->is_leaf; node = path_[depth_ - 1].node->children[path_[depth_ - 1].index]) {
    path_[depth_++] = {node, child_of(*node, asked)};
  }
  path_[depth_++] = {node, first_not_before(*node, asked)};
  if (path_[depth_ - 1].index == node->size) {
    --path_[depth_ - 1].index;
    next();
  }
}

void RowTree::Cursor::seek_to_last() {
  depth_ = 0;
  if (root_ != nullptr) descend(root_, true);
}

void RowTree::Cursor::descend(const Node* node, bool to_last) {
  for (;;) {
    const std::size_t index = to_last ? node->size - 1 : 0;
    path_[depth_++] = {node, index};
    if (node->is_leaf) return;
    node = node->children[index];
  }
}

RunRow RowTree::Cursor::row() const {
  const Place& place = path_[depth_ - 1];
  return told(*place.node->entries[place.index].row);
}

void RowTree::Cursor::next() {
  while (depth_ > 0) {
    Place& place = path_[depth_ - 1];
    if (++place.index < place.node->size) {
      if (!place.node->is_leaf) descend(place.node->children[place.index], false);
      return;
    }
    --depth_;
  }
}

void RowTree::Cursor::previous() {
  while (depth_ > 0) {
    Place& place = path_[depth_ - 1];
    if (place.index > 0) {
      --place.index;
      if (!place.node->is_leaf) descend(place.node->children[place.index], true);
      return;
    }
    --depth_;
  }
}

}  // namespace seatledger::projections
