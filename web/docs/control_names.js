// Names for the library's fields and buttons that have none: a screen reader would say "combo box".

const text_of = (element) => element?.textContent.trim() ?? '';

function name_of(control) {
  const parameter = control.closest('tr[data-param-name]')?.dataset.paramName;
  if (parameter) return parameter;
  const property = control.closest('tr')?.querySelector('.parameter__name')?.firstChild;
  if (property) return text_of(property);
  if (control.closest('.servers')) return 'Server';
  if (control.closest('.content-type-wrapper, .body-param-content-type')) return 'Content type';
  if (control.closest('.opblock-section-request-body, .body-param')) return 'Request body';
  if (control.matches('.close-modal')) return 'Close';
  if (control.matches('.json-schema-2020-12-accordion')) return 'Schema';
  return control.placeholder || 'Value';
}

// What the library names itself. Some of its labels are empty, and some say another word than is seen.
function has_name(control) {
  if (control.matches('.btn.authorize')) control.removeAttribute('aria-label');
  if (control.matches('button') && text_of(control)) return true;
  if (control.hasAttribute('aria-label') || control.hasAttribute('aria-labelledby')) return true;
  return !control.matches('.servers *') && control.labels.length > 0;
}

// Names those below `root`, and those that come later. A long example scrolls, which the keys do only
// where the focus can be.
export function name_controls(root) {
  const name_all = () => {
    for (const control of root.querySelectorAll('button, input, select, textarea')) {
      if (!has_name(control)) control.setAttribute('aria-label', name_of(control));
    }
    for (const example of root.querySelectorAll('pre.microlight')) example.tabIndex = 0;
  };
  new MutationObserver(name_all).observe(root, { childList: true, subtree: true });
  name_all();
}
