package org.caunoi.notification.web;

import org.jspecify.annotations.Nullable;

/**
 * A message nobody got, as a line of its page.
 *
 * @param to the medium and the masked address
 * @param href of the dossier; null where there is none, or it is not for this reader
 * @param again where to send the press that plans it anew; null where that makes no sense
 */
public record UndeliveredView(
    String kind,
    String to,
    @Nullable String dossierCode,
    @Nullable String href,
    String reason,
    String when,
    @Nullable String again) {}
