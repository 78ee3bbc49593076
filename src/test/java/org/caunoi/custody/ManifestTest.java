package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.caunoi.NeedsNothing;
import org.caunoi.custody.model.Deed;
import org.caunoi.shared.Merkle;
import org.junit.jupiter.api.Test;

/** Each envelope of a manifest can be proved to be in it, and no other. */
@NeedsNothing
class ManifestTest {

  @Test
  void everyEnvelopeLeadsToTheRootAndAnotherDoesNot() {
    for (int size = 1; size <= 17; size++) {
      List<String> manifest = IntStream.range(0, size).mapToObj(n -> "DE" + n).toList();
      List<byte[]> leaves = manifest.stream().map(Merkle::leaf).toList();
      String root = Deed.root(manifest);
      for (int at = 0; at < size; at++) {
        List<byte[]> path = Merkle.path(leaves, at);
        assertThat(hex(Merkle.climb(leaves.get(at), at, size, path))).isEqualTo(root);
        assertThat(hex(Merkle.climb(Merkle.leaf("DE-other"), at, size, path))).isNotEqualTo(root);
      }
    }
    assertThat(Deed.root(List.of("DE1", "DE2"))).isNotEqualTo(Deed.root(List.of("DE2", "DE1")));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
