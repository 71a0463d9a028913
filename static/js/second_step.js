// Has the browser make or show a passkey, and sends what it answers with the form.
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (known) => (known || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const asked = () => {
    const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (form.dataset.passkey === "get") {
      return { ...options, allowCredentials: withBytes(publicKey.allowCredentials) };
    }
    return {
      ...options,
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
    };
  };

  const answer = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const say = (what) => {
    for (const words of form.querySelectorAll("[data-passkey-says]")) {
      words.hidden = words.dataset.passkeySays !== what;
    }
  };

  if (!window.PublicKeyCredential) {
    say("none");
    form.querySelector("button").disabled = true;
    return;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    const name = form.elements.name;
    if (!name || name.value.trim()) {
      try {
        const does = form.dataset.passkey;
        const credential = await navigator.credentials[does]({ publicKey: asked() });
        form.elements.answer.value = answer(credential);
      } catch (error) {
        say(error.name === "InvalidStateError" ? "known" : "failed");
        return;
      }
    }
    form.submit();
  });
})();
