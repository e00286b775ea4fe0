// This site opens a finding on a page of its own instead of in place.
document.addEventListener('wk-open-request', (event) => {
  event.preventDefault();
  location.assign(`/recommendation?id=${encodeURIComponent(event.recommendationId)}`);
});
