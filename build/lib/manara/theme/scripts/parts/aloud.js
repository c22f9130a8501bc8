/* when: class="aloud" */
/* A card said aloud, where being heard is its purpose: offered only when the device itself has a voice of the card's
   language, because other voices send the words to a company. It says first that others will hear. */
(function (d) {
var speech = window.speechSynthesis, buttons = [].slice.call(d.querySelectorAll(".aloud"));
function voice(tag) {
  return speech.getVoices().filter(function (v) { return v.localService === true && v.lang.slice(0, 2).toLowerCase() == tag })[0]
}
function offer() { buttons.forEach(function (b) { b.hidden = !voice(b.dataset.tongue) }) }
if (!speech) return;
buttons.forEach(function (b) {
  b.addEventListener("click", function () {
    var said = new SpeechSynthesisUtterance(b.parentNode.querySelector(".theirs").textContent);
    said.voice = voice(b.dataset.tongue); said.lang = b.dataset.tongue;
    speech.cancel(); speech.speak(said)
  })
});
offer();
speech.addEventListener("voiceschanged", offer);
addEventListener("pagehide", function () { speech.cancel() })
})(document)
