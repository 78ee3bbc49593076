package org.caunoi.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTest {

  /** The inputs that implementations of Certificate Transparency (RFC 6962) compare. */
  private static final List<String> INPUTS =
      List.of("", "\u0000", "\u0010", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno");

  @ParameterizedTest
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void rootsAreThoseOfCertificateTransparency(int size, String root) {
    assertThat(HexFormat.of().formatHex(Merkle.root(leaves(INPUTS.subList(0, size)))))
        .isEqualTo(root);
  }

  @Test
  void everyLeafOfEverySizeClimbsToTheRootAndNoOtherLeafDoes() {
    for (int size = 1; size <= 40; size++) {
      List<byte[]> leaves = leaves(IntStream.range(0, size).mapToObj(i -> "row " + i).toList());
      byte[] root = Merkle.root(leaves);
      for (int position = 0; position < size; position++) {
        List<byte[]> path = Merkle.path(leaves, position);
        assertThat(Merkle.climb(leaves.get(position), position, size, path)).isEqualTo(root);
        assertThat(Merkle.climb(Merkle.leaf("another"), position, size, path)).isNotEqualTo(root);
      }
    }
  }

  @Test
  void aRowAtAnotherPlaceGivesAnotherRoot() {
    List<byte[]> leaves = leaves(List.of("a", "b", "c"));
    byte[] root = Merkle.root(leaves);

    assertThat(Merkle.root(leaves(List.of("b", "a", "c")))).isNotEqualTo(root);
    assertThat(Merkle.root(leaves(List.of("a", "b", "c", "c")))).isNotEqualTo(root);
  }

  @Test
  void aPathOfAnotherLengthIsRefused() {
    List<byte[]> leaves = leaves(List.of("a", "b", "c"));
    List<byte[]> longer = new ArrayList<>(Merkle.path(leaves, 0));
    longer.addFirst(Merkle.leaf("x"));

    assertThatThrownBy(() -> Merkle.climb(leaves.getFirst(), 0, 3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Merkle.climb(leaves.getFirst(), 0, 3, longer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<byte[]> leaves(List<String> texts) {
    return texts.stream().map(Merkle::leaf).toList();
  }
}
