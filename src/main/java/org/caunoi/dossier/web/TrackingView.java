package org.caunoi.dossier.web;

import java.util.List;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as its owner reads it, all in words.
 *
 * @param icon symbol of {@code /icons.svg} that stands for the state
 * @param sentence the state in one plain sentence
 * @param holder who has it in hands now: an office or "you", never a person's name
 * @param papers where the papers handed in are; empty where there are none
 * @param parcel how a paper result comes home; empty where none does
 * @param mayConfirm whether the citizen is asked to say that it came
 * @param due promise in words, null while none runs or when all is done
 * @param provisional whether a later official notice may still move the promise
 * @param overdue whether the promise has passed without a result
 * @param missing each thing the citizen is asked to bring
 * @param toPay how much is to be paid, what for and to whom
 * @param ground why it was refused or stopped
 * @param helper who helped to file it, null where nobody did
 * @param pointPhone complaint line of the point's operator
 * @param resultWay how the result comes home
 * @param mayAskForLink whether a fresh link to an electronic result can be sent
 * @param mayWithdraw whether it can be asked back, or that be taken back
 * @param mayRate whether it is far enough to be rated
 */
public record TrackingView(
    String code,
    String key,
    Tone tone,
    String icon,
    String sentence,
    String procedure,
    String holder,
    String papers,
    String parcel,
    boolean mayConfirm,
    String next,
    @Nullable String due,
    boolean provisional,
    boolean overdue,
    List<String> missing,
    List<String> toPay,
    @Nullable String ground,
    List<TimelineEntry> timeline,
    String filedAt,
    @Nullable String helper,
    @Nullable String point,
    @Nullable String pointPhone,
    String resultWay,
    boolean mayAskForLink,
    boolean mayWithdraw,
    boolean mayRate) {

  /** Address of a page about this dossier that its key opens. */
  public String path(String page) {
    return "/tracking/" + code + page + "?k=" + key;
  }
}
