package org.caunoi.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash tree of RFC 6962, section 2.1 (Certificate Transparency): leaves and inner nodes are
 * hashed with different first bytes, so that one can never pass for the other.
 */
public final class Merkle {

  public static final int BYTES = 32;

  private Merkle() {}

  /** Hash of one row's text. */
  public static byte[] leaf(String text) {
    return sha256(new byte[] {0}, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash over all leaves in their order. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int cut = cut(leaves.size());
    return node(root(leaves.subList(0, cut)), root(leaves.subList(cut, leaves.size())));
  }

  /** The hashes one needs beside a leaf's own to arrive at the root, from the leaf upwards. */
  public static List<byte[]> path(List<byte[]> leaves, int position) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int cut = cut(leaves.size());
    boolean left = position < cut;
    List<byte[]> path =
        left
            ? path(leaves.subList(0, cut), position)
            : path(leaves.subList(cut, leaves.size()), position - cut);
    path.add(root(left ? leaves.subList(cut, leaves.size()) : leaves.subList(0, cut)));
    return path;
  }

  /** The root a leaf and its path lead to in a tree of so many leaves. */
  public static byte[] climb(byte[] leaf, int position, int size, List<byte[]> path) {
    if (size == 1) {
      if (!path.isEmpty()) {
        throw new IllegalArgumentException("path too long");
      }
      return leaf;
    }
    if (path.isEmpty()) {
      throw new IllegalArgumentException("path too short");
    }
    int cut = cut(size);
    List<byte[]> below = path.subList(0, path.size() - 1);
    return position < cut
        ? node(climb(leaf, position, cut, below), path.getLast())
        : node(path.getLast(), climb(leaf, position - cut, size - cut, below));
  }

  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  /** The largest power of two below the size. */
  private static int cut(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
