package org.caunoi.custody.epcis;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of GS1's core business vocabulary 2.0, by where they stand; besides them any other URI. */
final class EventWords {

  private static final Pattern OF_GS1 =
      Pattern.compile("(urn:epcglobal:cbv|https?://ns\\.gs1\\.org/cbv/).*");

  private static final String PARTY = "owning_party possessing_party location";

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "bizStep",
          words(
              """
              accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
              decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting
              installing killing loading other packing picking receiving removing repackaging repairing replacing reserving
              retail_selling shipping staging_outbound stock_taking stocking storing transporting unloading unpacking
              void_shipping sensor_reporting sampling
              """),
          "disposition",
          words(
              """
              active container_closed damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive
              no_pedigree_match non_sellable_other partially_dispensed recalled reserved retail_sold returned
              sellable_accessible sellable_not_accessible stolen unknown available completeness_verified
              completeness_inferred conformant container_open mismatch_instance mismatch_class mismatch_quantity
              needs_replacement non_conformant unavailable
              """),
          "bizTransaction",
          words("bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt"),
          "source",
          words(PARTY),
          "destination",
          words(PARTY),
          "reason",
          words("did_not_occur incorrect_data"));

  private EventWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /**
   * Whether this may stand there.
   *
   * @param isUri whether it is one at all
   */
  static boolean isWord(String where, String word, boolean isUri) {
    return WORDS.getOrDefault(where, Set.of()).contains(word)
        || (isUri && !OF_GS1.matcher(word).matches());
  }
}
