package org.caunoi.custody;

/**
 * Minutes in which nobody can show a paper they are liable for.
 *
 * @param place counter or authority that was liable
 * @param towards where the paper was on its way to
 * @param shift {@code MORNING}, {@code AFTERNOON} or {@code NIGHT}
 * @param papers how many envelopes and bags they are of
 */
public record Gap(String place, String towards, String shift, long minutes, int papers) {}
